using System.Text.Json;
using Whence.Claims;
using Whence.Contract;
using Whence.Corpus;
using Whence.Corpus.Origins;

namespace Whence.Store.Queries;

/// <summary>Prints a group of a case as <c>whence origins --json</c> prints it among its groups.</summary>
public static class GroupJson
{
    /// <summary>One JSON object in UTF-8, without a line end.</summary>
    /// <param name="group">The group.</param>
    /// <param name="inputOf">How an article's input is named, by the article's id.</param>
    public static byte[] ToUtf8(GroupView group, Func<string, string> inputOf)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(inputOf);
        List<string> articles = [];
        Dictionary<Evidence, string> words = [];
        ClaimGroup compared = Compared(group, articles, words);
        Dictionary<(int, int), ClaimRow> rows = compared.Members.Zip(group.Members).ToDictionary(m => (m.First.Article, m.First.Claim), m => m.Second.Claim);
        GroupPrinter printer = new()
        {
            Id = a => articles[a],
            Input = a => inputOf(articles[a]),
            ClaimOf = m => ClaimOf(rows[(m.Article, m.Claim)]),
            QuoteOf = m => rows[(m.Article, m.Claim)].Quote,
            WordsOf = e => words[e],
        };
        return JsonSerializer.SerializeToUtf8Bytes(printer.Of(compared, group.Row.Statement), ContractJson.Relaxed.GroupDocument);
    }

    /// <summary>A reason as a sentence.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="nameOf">How an article is called, by its id.</param>
    public static string Words(ReasonRow reason, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(nameOf);
        return OriginWords.Of(Of(reason, new Evidence(0, reason.First.Span), new Evidence(1, reason.Second.Span)), article => nameOf(article == 0 ? reason.First.Article : reason.Second.Article));
    }

    // The group as the comparison had it, its articles numbered as they come.
    private static ClaimGroup Compared(GroupView group, List<string> articles, Dictionary<Evidence, string> words)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int Number(string article)
        {
            if (numbers.TryAdd(article, articles.Count)) articles.Add(article);
            return numbers[article];
        }

        Evidence Passage(PassageRow row)
        {
            Evidence evidence = new(Number(row.Article), row.Span);
            words[evidence] = row.Quote;
            return evidence;
        }

        return new ClaimGroup
        {
            Id = group.Row.Id,
            Representative = 0,
            Members = [.. group.Members.Select(m => new GroupMember(Number(m.Claim.Article), m.Claim.Index) { Origins = m.Origins, IsLoose = m.Loose, NamesNobody = m.NamesNobody, From = m.From, FromBy = m.FromBy })],
            Origins = group.Origins,
            IndependentOrigins = group.Row.Origins,
            Reasons = [.. group.Reasons.Select(r => Of(r, Passage(r.First), Passage(r.Second)))],
            Warnings = [.. group.Warnings.Select(w => new Warning(w.Kind, [.. w.Passages.Select(Passage)]) { Detail = w.Detail })],
            Reports = group.Row.Reports,
            Outlets = group.Row.Outlets,
            DistinctTexts = group.Row.DistinctTexts,
            DenialOrigins = group.Row.Denials,
        };
    }

    private static Reason Of(ReasonRow row, Evidence first, Evidence second) =>
        new(row.Kind, row.Effect, first, second) { FirstName = row.FirstName, SecondName = row.SecondName, Share = row.Share };

    private static Claim ClaimOf(ClaimRow row) => new() { Id = row.Index, Region = row.Region, Content = row.Content, Chain = row.Chain, Stance = row.Stance };
}
