using System.Collections.Immutable;
using Whence.Claims;
using Whence.Corpus.Groups;
using Whence.Corpus.Origins;
using Whence.Places;
using Whence.Places.Relative;
using Whence.Syntax;
using Whence.Text;
using Whence.Times.Words;

namespace Whence.Corpus;

/// <summary>Finds on what the members of a group differ: the number of one thing, the day, the place.</summary>
/// <remarks>Only what is said once in a claim and said exactly is compared: "about 20" and "22" agree, "on Monday" and "on Tuesday" may be one night.</remarks>
internal sealed class Contradictions(ImmutableArray<CorpusArticle> articles)
{
    /// <summary>Days by which two exact days must differ: a night and a time zone make one.</summary>
    private const int DaysApart = 2;

    /// <summary>Km by which two towns must lie apart.</summary>
    private const double KmApart = 50;

    private static readonly string[] Vague = ["about", "around", "some", "nearly", "almost", "least", "most", "than", "over", "up", "many", "few", "roughly", "approximately", "under", "close", "or", "to", "between", "every", "another", "other"];

    /// <summary>What a claim says of a thing.</summary>
    private readonly record struct Said(string Of, double Value, double Second, TextSpan Span);

    /// <summary>One finding for each thing on which two articles differ, the earlier passage first.</summary>
    public IEnumerable<Warning> Find(IReadOnlyList<GroupMember> members, IReadOnlyList<Claim> claims)
    {
        var first = new Dictionary<string, (int Article, Said Said)>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (int m = 0; m < members.Count; m++)
        {
            if (members[m].IsLoose || claims[m].Stance is not (Stance.Asserted or Stance.Hedged)) continue;
            int article = members[m].Article;
            foreach (Said said in SaidBy(articles[article].Reading, claims[m]))
            {
                if (!first.TryAdd(said.Of, (article, said)) && first[said.Of] is var (earlier, other) && earlier != article && Differ(other, said) && !IsOneName(earlier, other, article, said) && told.Add(said.Of))
                {
                    yield return new Warning(WarningKind.Contradiction, [new Evidence(earlier, other.Span), new Evidence(article, said.Span)])
                    {
                        Detail = [Text(earlier, other.Span), Text(article, said.Span)],
                    };
                }
            }
        }
    }

    // One name read as two towns is a doubt of the gazetteer's and no difference between the reports.
    private bool IsOneName(int earlier, Said other, int article, Said said) =>
        said.Of == "@place" && Text(earlier, other.Span).Equals(Text(article, said.Span), StringComparison.OrdinalIgnoreCase);

    private string Text(int article, TextSpan span) => span.In(articles[article].Reading.Article.Text).ToString();

    private static bool Differ(Said a, Said b) => a.Of switch
    {
        "@day" => Math.Abs(a.Value - b.Value) >= DaysApart,
        "@place" => LocalPlane.Km(a.Value, a.Second, b.Value, b.Second) >= KmApart,
        _ => a.Value != b.Value,
    };

    private static IEnumerable<Said> SaidBy(Reading reading, Claim claim)
    {
        foreach (IGrouping<string, Said> thing in Numbers(reading, claim).GroupBy(s => s.Of))
            if (thing.Count() == 1) yield return thing.First();
        if (claim.Announced is null && claim.Time is { Earliest: { } day, Latest: { } last, Basis: "expression" } && day == last && claim.When.Length == 1)
            yield return new Said("@day", day.DayNumber, 0, reading.Times[claim.When[0]].Span);
        Place[] towns = [.. claim.Where.Select(w => reading.Places[w]).Where(p => p is { Literal: true, Precision: PlacePrecision.City, Latitude: not null, Longitude: not null }).DistinctBy(p => p.GazetteerId)];
        if (towns is [var town]) yield return new Said("@place", town.Latitude!.Value, town.Longitude!.Value, town.Span);
    }

    /// <summary>"six engineers": the number and what it counts.</summary>
    private static IEnumerable<Said> Numbers(Reading reading, Claim claim)
    {
        ImmutableArray<Word> words = reading.Syntax.Words;
        foreach (int t in PropositionBuilder.TokensOf(reading, claim))
        {
            if (t >= words.Length || words[t].Upos != "NUM" || words[t].Deprel != "nummod" || words[t].Head <= t || words[t].Head - t > 4 || words[words[t].Head].Upos is not ("NOUN" or "PROPN")) continue;
            if (t + 1 < words.Length && words[t + 1].Upos is "NUM" or "SYM") continue;
            if (IsVague(reading, t - 1) || IsVague(reading, t - 2)) continue;
            string printed = reading.Tokens.Tokens[t].Span.In(reading.Article.Text).ToString();
            var run = new WordRun(printed, WordScanner.Scan(printed));
            if (!Times.Words.Numbers.Cardinal(run, 0, out double value, out int end) || end != run.Count) continue;
            yield return new Said(words[words[t].Head].Lemma, value, 0, new TextSpan(reading.Tokens.Tokens[t].Span.Start, reading.Tokens.Tokens[words[t].Head].Span.End));
        }
    }

    private static bool IsVague(Reading reading, int token) =>
        token >= 0 && (reading.Syntax.Words[token].Upos is "NUM" or "SYM" || Array.Exists(Vague, w => reading.Tokens.Tokens[token].Span.In(reading.Article.Text).Equals(w, StringComparison.OrdinalIgnoreCase)));
}
