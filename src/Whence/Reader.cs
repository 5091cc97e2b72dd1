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
    private readonly Parser parser;
    private readonly MentionFinder mentionFinder;
    private readonly TimeFinder timeFinder = new();
    private readonly PlaceFinder placeFinder = new();
    private readonly AttributionFinder attributionFinder;
    private readonly ClaimBuilder claimBuilder = new();

    // The models do not depend on each other: they are read side by side.
    private Reader()
    {
        Task<Parser> syntax = Task.Run(Parser.FromResource);
        Task<AttributionModel?> attributions = Task.Run(() => AttributionModel.Shipped);
        mentionFinder = MentionFinder.FromResource();
        parser = syntax.GetAwaiter().GetResult();
        attributionFinder = new AttributionFinder(attributions.GetAwaiter().GetResult());
    }

    /// <summary>Lays every layer over <paramref name="article"/>.</summary>
    public Reading Read(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        TokenLayer tokens = tokenizer.Tokenize(article);
        SyntaxLayer syntax = parser.Parse(article.Text, tokens);
        MentionLayer mentions = mentionFinder.Find(article, tokens, syntax);
        ImmutableArray<TimeExpression> times = timeFinder.Find(article, tokens, syntax);
        ImmutableArray<Place> places = placeFinder.Find(article, tokens, syntax, mentions);
        ImmutableArray<Attribution> attributions = attributionFinder.Find(article, tokens, syntax);
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
}
