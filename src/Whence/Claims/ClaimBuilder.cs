using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions;
using Whence.Claims.Chains;
using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Claims.Tellings;
using Whence.Claims.When;
using Whence.Mentions;
using Whence.Places;
using Whence.Syntax;
using Whence.Times;
using Whence.Tokens;

namespace Whence.Claims;

/// <summary>Turns what is told in an article, and what its outlet says itself, into claims with their chains of tellers.</summary>
/// <remarks>
/// Tellings are found first (from the attributions and the trees), then resolved to tellers in text order, then cut where the stance changes.
/// Each stretch of text belongs to the claim of its innermost teller; only what is denied or questioned is kept whole by the one who denies it.
/// </remarks>
internal sealed class ClaimBuilder
{
    /// <summary>Builds the claims in text order.</summary>
    public ImmutableArray<Claim> Build(
        Article article,
        TokenLayer tokens,
        SyntaxLayer syntax,
        MentionLayer mentions,
        ImmutableArray<TimeExpression> times,
        ImmutableArray<Place> places,
        ImmutableArray<Attribution> attributions)
    {
        var trees = new Trees(article, tokens, syntax);
        if (trees.Count == 0) return [];
        var phrases = new ClauseGrammar(trees);
        var types = new TellerTypes(trees, phrases, mentions);
        var memory = new TellerMemory();
        (List<Telling> tellings, List<Citation> loose) = new TellingFinder(trees, phrases, types).Find(attributions);
        var chains = new ChainBuilder(trees, phrases, new TellerResolver(trees, phrases, types, mentions, memory), memory);
        chains.Build(tellings, loose);
        var draft = new ClaimDraft(article, trees, phrases, chains);
        draft.AddTold(tellings);
        draft.AddOwnVoice(tellings, loose);
        return new ClaimTimes(article, trees, times).Place(draft.Finish());
    }
}
