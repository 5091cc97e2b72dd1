using System.Collections.Frozen;
using Whence.Articles;
using Whence.Claims.Grammar;
using Whence.Times.Words;

namespace Whence.Claims.OwnVoice;

/// <summary>Finds headlines and leads that state flatly what the body gives to a teller or hedges.</summary>
internal sealed class GapFinder(Trees trees)
{
    /// <summary>The share of the shorter claim's content words that two claims must have in common to speak of the same thing.</summary>
    private const double Alike = 0.5;

    private static readonly FrozenSet<string> Light = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, [.. Lexicon.Weekdays, "be", "have", "do", "say", "report", "make", "take", "new", "year", "month", "week", "day", "accord", "people", "country"]);

    /// <summary>A claim with the tokens of its content.</summary>
    internal readonly record struct Placed(Claim Claim, List<int> Tokens, bool IsOwnVoice, bool IsLead);

    /// <summary>The notices of each claim, by its place in <paramref name="claims"/>.</summary>
    public List<ClaimNotice>[] Find(List<Placed> claims)
    {
        var words = claims.ConvertAll(c => Words(c.Tokens));
        var notices = new List<ClaimNotice>[claims.Count];
        for (int i = 0; i < claims.Count; i++)
        {
            notices[i] = [];
            Placed claim = claims[i];
            bool heading = claim.Claim.Region is RegionKind.Headline or RegionKind.Standfirst;
            if (!claim.IsOwnVoice || claim.Claim.Stance != Stance.Asserted || !(heading || claim.IsLead)) continue;
            bool flat = false, guarded = false;
            for (int j = 0; j < claims.Count && !flat; j++)
            {
                if (j == i || claims[j].Claim.Region is RegionKind.Headline || (claim.IsLead && claims[j].Claim.Region == RegionKind.Standfirst) || !SpeakOfOne(words[i], words[j])) continue;
                if (claims[j].IsOwnVoice && claims[j].Claim.Stance == Stance.Asserted) flat |= !claim.IsLead && !claims[j].IsLead && claims[j].Claim.Region == RegionKind.Body;
                else guarded = true;
            }

            if (guarded && !flat) notices[i].Add(heading ? ClaimNotice.HeadlineGap : ClaimNotice.LeadGap);
        }

        return notices;
    }

    private HashSet<string> Words(List<int> tokens)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (int token in tokens)
        {
            string lemma = trees.Lemma(token);
            if (trees.Upos(token) is "NOUN" or "PROPN" or "VERB" or "ADJ" or "NUM" && !Light.Contains(lemma)) words.Add(lemma.Length > 6 ? lemma[..6] : lemma);
        }

        return words;
    }

    private static bool SpeakOfOne(HashSet<string> left, HashSet<string> right)
    {
        int smaller = Math.Min(left.Count, right.Count), common = 0;
        if (smaller < 2) return false;
        foreach (string word in left)
        {
            if (right.Contains(word)) common++;
        }

        return common >= 2 && common >= Alike * smaller;
    }
}
