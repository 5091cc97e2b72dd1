using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions;
using Whence.Claims;
using Whence.Mentions;
using Whence.Places;
using Whence.Syntax;
using Whence.Text;
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

    /// <summary>A reading of which nothing is known but sentences and claims.</summary>
    internal static Reading OfClaims(Article article, IEnumerable<TextSpan> sentences, IEnumerable<Claim> claims) => new()
    {
        Article = article,
        Tokens = new TokenLayer([], [.. sentences.Select(s => new Sentence(s, 0, 0))]),
        Syntax = new SyntaxLayer([]),
        Mentions = new MentionLayer([], []),
        Times = [],
        Places = [],
        Attributions = [],
        Claims = [.. claims],
    };
}
