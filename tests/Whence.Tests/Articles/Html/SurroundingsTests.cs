using Whence.Articles.Html;
using Whence.Articles.Html.Blocks;

namespace Whence.Tests.Articles.Html;

/// <summary>What stands round a block decides, where its own words and names say nothing.</summary>
public sealed class SurroundingsTests
{
    private const string End = "<p>Sailings to the outer islands start again on Thursday, according to the timetable that the ferry company published on its site.</p>";

    [Fact]
    public void Headlines_of_other_stories_under_a_heading_of_their_own_are_not_text()
    {
        string others = string.Concat(((string[])["Mayor's cat is back after three weeks at sea", "Price of herring at its highest since the war", "Two held after break-in at the Norrvik museum", "School in Ostervik to close, parents angry", "Why the old lighthouse keeper will not leave"]).Select(t => $"<li><a href=\"/s\">{t}</a></li>"));
        string body = Body($"{Pages.Paragraphs}<div><h4>People are also reading…</h4><ul>{others}</ul></div>{End}");
        Assert.DoesNotContain("herring", body, StringComparison.Ordinal);
        Assert.Contains("Sailings to the outer islands", body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_readers_write_below_a_text_is_not_part_of_it()
    {
        string comments = string.Concat(((string[])["I was there on Monday and the queue was much longer than that, it reached the church and went round it twice.", "They should have repaired those cranes last year when there was money for it, but nobody listens to us out here.", "Well said. My brother works at the port and he says the same thing about the spare parts every single week."]).Select((t, i) => $"<div class=\"message\"><div class=\"user\">Reader{i}</div><div class=\"message-text\">{t}</div><a href=\"#\">Reply</a> <a href=\"#\">Like</a></div>"));
        string body = Body($"<div class=\"article-body\">{Pages.Paragraphs}{End}</div><h3>3 Comments</h3><div>{comments}</div>");
        Assert.DoesNotContain("reached the church", body, StringComparison.Ordinal);
        Assert.Contains("Sailings to the outer islands", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_classes_are_the_same_whatever_number_they_carry()
    {
        Assert.Equal(BlockEvidence.Slot("ad-17"), BlockEvidence.Slot("AD-42"));
        PageTree tree = PageWalk.Walk("<div class=\"river river-3\" id=\"left\"><p class=\"river-9\">A line.</p></div>");
        int[] slots = BlockEvidence.Find(tree, 0);
        Assert.Equal(2, slots.Count(s => s == BlockEvidence.Slot("river-1")));
        Assert.Contains(BlockEvidence.Slot("left"), slots.Select(s => (ushort)s));
        Assert.Equal(7, slots.Length);
    }

    [Fact]
    public void Pictures_are_known_with_the_text_that_stands_for_them()
    {
        PageTree tree = PageWalk.Walk("<p>Before.</p><div><img alt=\"A crane in the basin\"><p>Below.</p></div><amp-img alt=\"The quay\"></amp-img>");
        Assert.Equal([(1, "A crane in the basin"), (2, "The quay")], tree.Pictures.Select(p => (p.Block, p.Alternative)));
    }

    private static string Body(string inside)
    {
        string drawn = DrawnRegions.Draw(Pages.Find($"<html><head><title>Harbour reopens after storm</title></head><body><div class=\"page\"><h1>Harbour reopens after storm</h1>{inside}</div></body></html>"));
        return string.Join('\n', drawn.Split('\n').Where(l => l.StartsWith("body: ", StringComparison.Ordinal)));
    }
}
