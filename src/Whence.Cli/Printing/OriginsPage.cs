using System.Collections.Immutable;
using System.Globalization;
using Whence.Claims;
using Whence.Contract;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;

namespace Whence.Cli.Printing;

/// <summary>Prints a comparison for people: each claim quoted, counted, with the tree of who has it from whom, the denials, and what was lost.</summary>
internal sealed class OriginsPage(Page page, CorpusReading corpus, IReadOnlyList<string> inputs)
{
    private const int MostReasons = 8;

    public void Print(Func<ClaimGroup, bool> wanted)
    {
        PrintCopies();
        ClaimGroup[] groups = [.. corpus.Groups.Where(wanted)];
        foreach (ClaimGroup group in groups) PrintGroup(group);
        if (groups.Length == 0) page.Write("No claim is carried by two articles. (--all prints the others.)");
        PrintWindows();
    }

    private void PrintWindows()
    {
        if (corpus.Windows.IsEmpty) return;
        page.Write("Announced", style: Page.Bold);
        foreach (CorpusWindow window in corpus.Windows)
        {
            if (window.Revises is not null) continue;
            PrintWindow(window, 2, "");
            PrintMoved(window);
        }
    }

    private void PrintMoved(CorpusWindow window)
    {
        foreach (CorpusWindow moved in corpus.Windows.Where(w => w.Revises == window.Id))
        {
            PrintWindow(moved, 6, "moved to ");
            PrintMoved(moved);
        }
    }

    private void PrintWindow(CorpusWindow window, int indent, string how)
    {
        AnnouncedWindow days = window.Days;
        string when = days switch
        {
            { Opens: { } one, Closes: { } last } when one == last => Day(one),
            { Opens: { } opens, Closes: { } closes } => $"{Day(opens)} to {Day(closes)}",
            { Opens: { } from } => $"from {Day(from)}",
            _ => $"until {Day(days.Closes!.Value)}",
        };
        string carried = window.Claims.Length > 1 ? $" and {window.Claims.Length - 1} more" : "";
        page.Write($"{how}{when}: “{Printable.OneLine(OriginsJson.Statement(corpus, window))}”, {Printable.OneLine(days.Issuer)} ({Dated(window.Claims[0].Article)}{carried})", indent);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void PrintCopies()
    {
        CorpusArticle[] copies = [.. corpus.Articles.Where(a => a.CopyOf is not null)];
        if (copies.Length == 0) return;
        page.Write("Copies", style: Page.Bold);
        foreach (CorpusArticle article in copies)
        {
            Copy copy = article.CopyOf!;
            string added = copy.Added.IsEmpty ? "" : $", {copy.Added.Length} sentences added";
            page.Write($"{Name(copy.Later)} is a copy of {Name(copy.Original)}: {copy.Kind.ToString().ToLowerInvariant()} ({copy.Sentences:P0} of its sentences{added})", 2);
        }

        page.Blank();
    }

    private void PrintGroup(ClaimGroup group)
    {
        page.Write($"“{Printable.OneLine(OriginsJson.Statement(corpus, group))}”", style: Page.Bold);
        page.Write(OriginWords.Count(group), 2, Page.Name);
        foreach (Origin origin in group.Origins)
        {
            page.Write($"Origin {origin.Id + 1}: {Printable.OneLine(origin.Label)}", 2);
            PrintTree([.. origin.Members], group);
        }

        int[] nobody = [.. Enumerable.Range(0, group.Members.Length).Where(m => group.Members[m].NamesNobody)];
        PrintList("Names nobody:", nobody, group);
        int[] loose = [.. Enumerable.Range(0, group.Members.Length).Where(m => ClaimOf(group.Members[m]).Stance is Stance.Asserted or Stance.Hedged)];
        PrintList("Close in wording, not counted:", [.. loose.Where(m => group.Members[m].IsLoose)], group);
        PrintList("Denied:", Stances(group, Stance.Denied), group);
        PrintList("Questioned:", Stances(group, Stance.Questioned), group);
        PrintReasons(group);
        foreach (Warning warning in group.Warnings) page.Write(Words(warning), 4, Page.Warn, "  ! ");
        page.Blank();
    }

    private int[] Stances(ClaimGroup group, Stance stance) =>
        [.. Enumerable.Range(0, group.Members.Length).Where(m => ClaimOf(group.Members[m]).Stance == stance)];

    private void PrintTree(ImmutableArray<int> members, ClaimGroup group)
    {
        // One line an article: its first member outside the headline.
        int[] firsts = [.. members.GroupBy(m => group.Members[m].Article).Select(article =>
            article.FirstOrDefault(m => ClaimOf(group.Members[m]).Region != Articles.RegionKind.Headline, article.First()))];
        int? Parent(int m) => group.Members[m].From is { } from && Array.Find(firsts, f => group.Members[f].Article == group.Members[from].Article) is var f
            && Array.IndexOf(firsts, f) >= 0 && group.Members[f].Article == group.Members[from].Article && f != m ? f : null;
        void Branch(int m, int depth)
        {
            GroupMember member = group.Members[m];
            string by = depth > 0 && member.FromBy is { } kind ? $" ({OriginWords.Phrase(kind)})" : "";
            page.Write($"{Name(member.Article)}: {ReadingPage.ChainText(ClaimOf(member).Chain)}{by}", 6 + (2 * depth), mark: new string(' ', 4 + (2 * depth)) + (depth > 0 ? "└" : "·"));
            if (depth > 20) return;
            foreach (int child in firsts)
                if (child != m && Parent(child) == m) Branch(child, depth + 1);
        }

        foreach (int m in firsts)
            if (Parent(m) is null) Branch(m, 0);
    }

    private void PrintList(string title, int[] members, ClaimGroup group)
    {
        if (members.Length == 0) return;
        page.Write(title, 2);
        foreach (int m in members)
        {
            Claim claim = ClaimOf(group.Members[m]);
            string quote = Printable.OneLine(string.Join(" … ", claim.Content.Select(s => s.In(Text(group.Members[m].Article)).ToString())));
            page.Write($"{Dated(group.Members[m].Article)}: {ReadingPage.ChainText(claim.Chain)}: “{quote}”", 6, Page.Dim);
        }
    }

    private void PrintReasons(ClaimGroup group)
    {
        string[] reasons = [.. group.Reasons.Select(r => OriginWords.Of(r, Name)).Distinct()];
        foreach (string reason in reasons.Take(MostReasons)) page.Write(Printable.OneLine(reason), 4, Page.Dim, "  -");
        if (reasons.Length > MostReasons) page.Write($"and {reasons.Length - MostReasons} more reasons (--json prints all)", 4, Page.Dim, "  -");
    }

    private string Words(Warning warning)
    {
        string first = warning.Passages.IsEmpty ? "" : Name(warning.Passages[0].Article);
        string last = warning.Passages.IsEmpty ? "" : Name(warning.Passages[^1].Article);
        return warning.Kind switch
        {
            WarningKind.Circular => "Circular: " + string.Join(" -> ", warning.Detail) + "; nobody in the loop names another origin.",
            WarningKind.SingleOrigin => "Several outlets, one origin.",
            WarningKind.HedgeLost => $"Hedge lost: {first} hedges what {last} states as fact.",
            WarningKind.SourceLost => $"Source lost: {first} says whose word it is, {last} does not.",
            WarningKind.HeadlineGap => $"The headline of {last} states as fact what its text attributes or hedges.",
            _ => $"They differ: “{warning.Detail[0]}” ({first}), “{warning.Detail[^1]}” ({last}).",
        };
    }

    private Claim ClaimOf(GroupMember member) => corpus.Articles[member.Article].Reading.Claims[member.Claim];

    private string Text(int article) => corpus.Articles[article].Reading.Article.Text;

    private string Dated(int article) => Name(article) + (corpus.Articles[article].Reading.Article.PublishedDay is { } day ? ", " + Day(day) : "");

    private string Name(int article)
    {
        CorpusArticle a = corpus.Articles[article];
        string outlet = a.Reading.Article.Outlet is { } name ? " " + name : "";
        return Printable.OneLine(inputs[a.Input] + outlet);
    }
}
