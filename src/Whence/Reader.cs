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

/// <summary>Reads an article: the stages of Whence in the order in which data visits them. A newcomer starts here.</summary>
/// <remarks>Same article and models, same reading, on every machine. Any text can be read; safe for use from many threads.</remarks>
public sealed class Reader
{
    /// <summary>The reader of English with the models that ship inside this assembly.</summary>
    public static Reader English { get; } = new();

    private readonly Tokenizer tokenizer = new();
    private readonly TimeFinder timeFinder = new();
    private readonly PlaceFinder placeFinder = new();
    private readonly ClaimBuilder claimBuilder = new();

    // The models do not depend on each other: they are read side by side, and a stage waits for its own only.
    private readonly Task<Parser> parser = Task.Run(Parser.FromResource);
    private readonly Task<MentionFinder> mentionFinder = Task.Run(MentionFinder.FromResource);
    private readonly Task<AttributionFinder> attributionFinder = Task.Run(() => new AttributionFinder(AttributionModel.Shipped));

    private Reader()
    {
    }

    /// <summary>Lays every layer over <paramref name="article"/>.</summary>
    public Reading Read(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        TokenLayer tokens = tokenizer.Tokenize(article);
        SyntaxLayer syntax = Loaded(parser).Parse(article.Text, tokens);
        MentionLayer mentions = Loaded(mentionFinder).Find(article, tokens, syntax);
        ImmutableArray<TimeExpression> times = timeFinder.Find(article);
        ImmutableArray<Place> places = placeFinder.Find(article, tokens, syntax, mentions);
        ImmutableArray<Attribution> attributions = Loaded(attributionFinder).Find(article, tokens, syntax);
        ImmutableArray<Claim> claims = claimBuilder.Build(article, tokens, syntax, mentions, times, places, attributions);
        return new Reading
        {
            Article = article,
            Tokens = tokens,
            Syntax = syntax,
            Mentions = mentions,
            Times = times,
            Places = places,
            Attributions = attributions,
            Claims = new ClaimPlaces(article, tokens, syntax, places).Place(claims),
        };
    }

    private static T Loaded<T>(Task<T> model) => model.GetAwaiter().GetResult();
}
