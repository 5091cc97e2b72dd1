using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions;
using Whence.Claims;
using Whence.Mentions;
using Whence.Places;
using Whence.Syntax;
using Whence.Times;
using Whence.Tokens;

namespace Whence;

/// <summary>An article with every layer that the stages of <see cref="Reader"/> laid over it. A layer never changes.</summary>
public sealed record Reading
{
    public required Article Article { get; init; }

    public required TokenLayer Tokens { get; init; }

    public required SyntaxLayer Syntax { get; init; }

    public required MentionLayer Mentions { get; init; }

    public required ImmutableArray<TimeExpression> Times { get; init; }

    public required ImmutableArray<Place> Places { get; init; }

    public required ImmutableArray<Attribution> Attributions { get; init; }

    public required ImmutableArray<Claim> Claims { get; init; }
}
