using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions;
using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Tokens;

namespace Whence.Claims.Tellings;

/// <summary>Finds every act of telling: those of the attributions, and those that stand inside them or beside them in the trees.</summary>
/// <remarks>PolNeAR, on which attributions are trained, marks only the outermost; here the trees give the inner ones.</remarks>
internal sealed class TellingFinder(Trees trees, ClauseGrammar phrases, TellerTypes types)
{
    /// <summary>Deeper nesting than this in one sentence is noise; the bound keeps the time linear in the text.</summary>
    private const int DeepestNesting = 8;

    /// <summary>Longer "sentences" are tables or garbage, and the work on one sentence grows with its square.</summary>
    private const int LongestSentence = 400;

    private readonly VerbTellings verbs = new(trees, phrases, types);
    private readonly PhraseTellings nouns = new(trees, phrases);
    private readonly Recipients recipients = new(trees, phrases, types);
    private readonly ClosingTellings closings = new(trees, phrases);
    private readonly LeftOpen open = new(trees);
    private readonly TruthPhrases truths = new(trees);
    private readonly Citations citations = new(trees, phrases);

    /// <summary>The tellings in text order, and the citations that stand alone ("The paper quoted an official.").</summary>
    public (List<Telling> Tellings, List<Citation> Loose) Find(ImmutableArray<Attribution> attributions)
    {
        var headlines = new HeadlineTellings(trees, types, recipients);
        var judgements = new Judgements(trees, truths);
        var all = new List<Telling>();
        var cited = new List<Citation>();
        var denials = new List<Telling>();
        int[] depth = Depths();
        foreach (Sentence sentence in trees.Sentences)
        {
            if (sentence.EndToken <= sentence.FirstToken || sentence.EndToken - sentence.FirstToken > LongestSentence || !IsTold(trees.RegionOf(sentence.FirstToken))) continue;
            var own = new List<Telling>();
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (depth[i] > DeepestNesting) continue;
                if (citations.Find(i) is Citation citation && types.CanTell(citation.Cited)) cited.Add(citation);
                if (!truths.IsWeighed(i) && At(i) is { } telling) own.Add(telling);
            }

            if (trees.IsHeading(sentence) && headlines.Find(sentence) is Telling label)
            {
                own.RemoveAll(t => t.Cue == label.Cue || (t.Teller == label.Teller && t.Teller >= 0) || (label.Content.Count > 0 && !label.Content.Contains(t.Cue)));
                own.Add(label);
            }

            if (closings.Find(sentence, [.. own.Where(t => t.Teller >= 0).Select(t => t.Cue)]) is { } closing)
            {
                own.RemoveAll(t => t.Cue == closing.Cue);
                own.Add(closing);
            }

            if (open.Find(sentence) is { } question) own = [question];
            if (judgements.Find(sentence) is { } denial) denials.Add(denial);
            if (own.Count == 0 && nouns.FirstReported(sentence) is { } first) own.Add(first);
            all.AddRange(own);
        }

        new AttributedTellings(trees, phrases, types).Merge(all, attributions.RemoveAll(a => a.Cue.IsDefaultOrEmpty || a.Content.IsDefaultOrEmpty));
        all.RemoveAll(t => truths.IsWeighed(t.Cue));
        foreach (Telling denial in denials) Deny(all, denial);
        // "said in its report that": the report is where it was said. "Refused to confirm or deny" is one refusal.
        ILookup<int, Telling> byCue = all.ToLookup(t => t.Cue);
        all.RemoveAll(t => (trees.Is(t.Cue, "obl") || trees.Is(t.Cue, "conj")) && byCue[trees.Head(t.Cue)].Any(v => (trees.Is(t.Cue, "obl") || v.Force == t.Force) && v.Content.SequenceEqual(t.Content)));
        all.RemoveAll(t => t.Content.Count == 0 || !IsTold(trees.RegionOf(t.Cue)));
        all.Sort((a, b) => a.Cue.CompareTo(b.Cue));
        foreach (Telling telling in all) recipients.Add(telling);
        foreach (Telling telling in all) telling.ByPublisher = telling.Teller >= 0 && OutletNames.IsPublisher(types.Printed(telling.Teller, bare: true));
        List<Citation> loose = Cite(all, cited);
        new Nesting(trees).Arrange(all);
        return (all, loose);
    }

    /// <summary>Gives a denial to those who say it, and takes away what was found inside it; what nobody says is the outlet's.</summary>
    private static void Deny(List<Telling> all, Telling denial)
    {
        int first = denial.Content[0], last = denial.Content[^1];
        all.RemoveAll(t => (t.Cue >= first && t.Cue <= last) || (t.Teller >= first && t.Teller <= last));
        bool told = false;
        foreach (Telling telling in all)
        {
            if (!telling.Content.Exists(t => t >= first && t <= last)) continue;
            telling.Content = denial.Content;
            telling.Force = Force.Denies;
            told = true;
        }

        if (!told) all.Add(denial);
    }

    private Telling? At(int token) => trees.Upos(token) switch
    {
        // Headlines confuse taggers: a finite tag is a verb whatever the coarse one says.
        not ("VERB" or "AUX") when trees.Xpos(token) is "VBZ" or "VBD" or "VBP" => verbs.Find(token),
        _ when trees.Form(token) == "according" || (trees.Form(token) == "per" && nouns.IsPer(token)) => nouns.According(token) is { } according && types.CanTell(according.Teller) ? according : null,
        "NOUN" or "PROPN" => trees.Child(token, "ccomp") >= 0 && trees.Child(token, "nsubj") >= 0 && trees.Child(token, "cop") < 0 && SpeechWords.OfVerb(trees.Lemma(token)) is not null ? verbs.Find(token) : nouns.Noun(token) ?? nouns.Closing(token),
        "VERB" or "AUX" => verbs.Find(token),
        "ADJ" when verbs.Adjective(token) is { } adjective => adjective,
        "ADJ" => trees.Child(token, "ccomp") >= 0 && SpeechWords.OfVerb(trees.Lemma(token)) is not null ? verbs.Find(token) : null,
        _ => null,
    };

    private static bool IsTold(RegionKind kind) => kind is RegionKind.Headline or RegionKind.Standfirst or RegionKind.Body or RegionKind.Dateline;

    /// <summary>Ties the citations to the tellings of their sentence; returns those that no telling takes.</summary>
    private List<Citation> Cite(List<Telling> all, List<Citation> cited)
    {
        var loose = new List<Citation>();
        ILookup<int, Telling> bySentence = all.ToLookup(t => trees.SentenceOf(t.Cue));
        foreach (Citation citation in cited)
        {
            List<Telling> own = [.. bySentence[trees.SentenceOf(citation.Verb)]];
            Telling? of = own.Find(t => t.Teller == citation.Cited && citation.Citing >= 0 && t.Teller != citation.Citing);
            if (of is not null)
            {
                // "quoted Y as saying that", "according to six sources quoted by Reuters"
                if (!of.Outer.Contains(citation.Citing)) of.Outer.Insert(0, citation.Citing);
                Mark(of, citation.Verb, citation.Citing);
                continue;
            }

            int owner = citation.Citing >= 0 ? phrases.Owner(citation.Citing) : -1;
            Telling? host = own.Find(t => t.Teller >= 0 && (t.Teller == citation.Citing || t.Teller == owner)) ?? (citation.Citing < 0 || !trees.Is(citation.Verb, "root") ? citations.Host(citation, own) : null);
            if (trees.Form(citation.Verb) == "based" && (host is null || (host.Teller != citation.Citing && host.Teller != owner))) continue;
            if (host is null)
            {
                if (citation.Citing >= 0) loose.Add(citation);
                continue;
            }

            if (host.Teller == citation.Cited) continue;
            host.Inner.Add(citation.Cited);
            host.Frame.UnionWith(citations.Words(citation));
            Telling? relative = own.Find(t => t != host && t.Teller == citation.Cited);
            if (relative is not null && host.Teller >= 0) relative.Outer.Insert(0, host.Teller);
        }

        return loose;
    }

    private void Mark(Telling telling, int verb, int citing)
    {
        telling.Frame.Add(verb);
        foreach (int t in trees.Subtree(citing)) telling.Frame.Add(t);
    }

    /// <summary>How many cue verbs stand above each token.</summary>
    private int[] Depths()
    {
        var depth = new int[trees.Count];
        var done = new bool[trees.Count];
        var path = new Stack<int>();
        for (int i = 0; i < depth.Length; i++)
        {
            int at = i;
            while (at >= 0 && !done[at] && path.Count <= depth.Length)
            {
                path.Push(at);
                done[at] = true;
                at = trees.Head(at);
            }

            while (path.Count > 0)
            {
                int token = path.Pop(), head = trees.Head(token);
                depth[token] = head < 0 ? 0 : depth[head] + (trees.Upos(head) == "VERB" && SpeechWords.OfVerb(trees.Lemma(head)) is not null ? 1 : 0);
            }
        }

        return depth;
    }
}
