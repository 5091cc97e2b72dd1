using CsCheck;
using Whence.Articles;
using Whence.Contract;
using Whence.Tests.Support;

namespace Whence.Tests;

/// <summary>What holds for any text at all.</summary>
public sealed class ReaderTests
{
    /// <summary>Pieces that news is made of, in any order and with anything between: random letters alone never reach the later stages.</summary>
    private static readonly Gen<string> _newsLike = Gen.OneOf(
        Gen.String[0, 40],
        Gen.OneOf(
            "\n", "\n\n", " ", ". ", "“", "”", "\"", "'", "(", ")", " - ", ": ", ", ", "said", " told ", " according to ", "the ministry", "Anna Berg", "Kanto News",
            " on Sunday", " since late October", "March 32", "99999999999", " 85 km from the border with ", "Norway", "’s ", "denied that ", "\uD83D\uDE00", "\uD83D", "\uDE00", "\u202E", "\0",
            "OSLO (Kanto News) - ", "citing a diplomat", "It said it ", "http://example.org/a?b=c", "@name", "\t", "\u00A0", "may have ", "BY ANNA BERG"))
        .Array[0, 60].Select(string.Concat);

    [Fact]
    public void Any_text_can_be_read_and_every_span_lies_inside_it() => _newsLike.Sample(
        text =>
        {
            Reading reading = Reader.English.Read(ArticleFinder.FromText(text));
            Assert.All(Spans.Of(reading), span =>
            {
                Assert.InRange(span.Start, 0, text.Length);
                Assert.InRange(span.End, span.Start, text.Length);
            });
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void Every_token_lies_in_exactly_one_sentence_and_heads_form_one_tree_a_sentence() => _newsLike.Sample(
        text =>
        {
            Reading reading = Reader.English.Read(ArticleFinder.FromText(text));
            int next = 0;
            foreach (var sentence in reading.Tokens.Sentences)
            {
                Assert.Equal(next, sentence.FirstToken);
                Assert.True(sentence.EndToken > sentence.FirstToken);
                next = sentence.EndToken;
                var heads = reading.Syntax.Words.Skip(sentence.FirstToken).Take(sentence.EndToken - sentence.FirstToken).Select(w => w.Head).ToList();
                Assert.Single(heads, h => h == -1);
                Assert.All(heads.Where(h => h >= 0), h => Assert.InRange(h, sentence.FirstToken, sentence.EndToken - 1));
                Assert.All(Enumerable.Range(0, heads.Count), i => Assert.True(ReachesRoot(heads, i, sentence.FirstToken)));
            }

            Assert.Equal(reading.Tokens.Tokens.Length, next);
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void The_same_text_gives_the_same_reading()
    {
        const string Text = "Norvane denies report\n\nOSLO - Norvane denied on Tuesday that it had bought engines, Kanto News said, citing a port official.";
        byte[] Once() => ReadingJson.ToUtf8(Reader.English.Read(ArticleFinder.FromText(Text)), "a.txt", withTokens: true);
        Assert.Equal(Once(), Once());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\n\n")]
    [InlineData("\0\0\0")]
    public void An_empty_text_gives_an_empty_reading(string text)
    {
        Reading reading = Reader.English.Read(ArticleFinder.FromText(text));
        Assert.Equal(text, reading.Article.Text);
        Assert.Empty(reading.Claims);
    }

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("\"", 50_000)]
    [InlineData("said ", 20_000)]
    [InlineData("1", 100_000)]
    [InlineData("12.5 ", 20_000)]
    [InlineData("A b. ", 20_000)]
    [InlineData("\n", 100_000)]
    public void A_long_senseless_text_is_read(string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));
        Assert.Equal(text.Length, Reader.English.Read(ArticleFinder.FromText(text)).Article.Text.Length);
    }

    private static bool ReachesRoot(List<int> heads, int token, int first)
    {
        for (int steps = 0; steps <= heads.Count; steps++)
        {
            int head = heads[token];
            if (head < 0)
            {
                return true;
            }

            token = head - first;
        }

        return false;
    }
}
