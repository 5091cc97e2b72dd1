using System.Collections.Immutable;
using CsCheck;
using Whence.Models;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Tests.Syntax;

/// <summary>What holds for any weights; what the trained ones know is measured by <c>whence-train syntax score</c>.</summary>
public sealed class ParserTests
{
    private static readonly Parser s_parser = new(UntrainedParser.Model());

    [Fact]
    public void Each_sentence_becomes_one_tree() => Gen.Int[0, 40].Array[0, 12].Sample(
        lengths =>
        {
            (string text, TokenLayer tokens) = Lay(lengths.Select(n => Enumerable.Range(0, n).Select(i => "w" + (i * n % 7))));
            AssertTrees(tokens, s_parser.Parse(text, tokens));
        },
        iter: 40);

    [Fact]
    public void A_sentence_gets_the_same_words_and_states_alone_and_among_others()
    {
        string[][] sentences = [["Police", "said", "so", "."], ["The", "mayor", "denied", "it", ",", "they", "added", "."], ["No"], ["Who", "said", "so", "?"]];
        (string text, TokenLayer tokens) = Lay(sentences);
        SyntaxLayer together = s_parser.Parse(text, tokens);
        int first = 0;
        foreach (string[] sentence in sentences)
        {
            (string aloneText, TokenLayer aloneTokens) = Lay([sentence]);
            SyntaxLayer alone = s_parser.Parse(aloneText, aloneTokens);
            Assert.Equal(alone.Words.Select(w => w with { Head = w.Head < 0 ? -1 : w.Head + first }), together.Words.Skip(first).Take(sentence.Length));
            Assert.Equal(alone.States, together.States.AsSpan(first * together.StateWidth, alone.States.Length).ToArray());
            first += sentence.Length;
        }
    }

    [Fact]
    public void A_sentence_of_thousands_of_words_is_one_tree()
    {
        (string text, TokenLayer tokens) = Lay([Enumerable.Range(0, 3000).Select(i => i % 90 == 89 ? "," : "and")]);
        SyntaxLayer syntax = s_parser.Parse(text, tokens);
        AssertTrees(tokens, syntax);
        Assert.Equal(3000 * 32, syntax.States.Length);
    }

    [Fact]
    public void Brackets_lone_surrogates_and_endless_words_are_read()
    {
        (string text, TokenLayer tokens) = Lay([Enumerable.Repeat("[", 20_000), ["\uD800", "\uDC00\uD800", new string('x', 200_000), "\0"]]);
        AssertTrees(tokens, s_parser.Parse(text, tokens));
    }

    [Fact]
    public void Nothing_is_parsed_into_nothing() =>
        Assert.Empty(s_parser.Parse("", new TokenLayer([], [])).Words);

    [Fact]
    public void Without_a_model_all_words_hang_on_the_first()
    {
        (string text, TokenLayer tokens) = Lay([["Police", "said", "so"], ["No"]]);
        Assert.Equal([-1, 0, 0, -1], new Parser(null).Parse(text, tokens).Words.Select(w => w.Head));
    }

    [Fact]
    public void A_model_survives_its_file()
    {
        ParserModel model = UntrainedParser.Model();
        var writer = new ModelWriter();
        model.Tables.Write(writer);
        writer.AddParameters(model.Parameters, EntryKind.Float32, EntryKind.Float32);
        var copy = new Parser(ParserModel.Read(ModelFile.Read(writer.ToBytes())));
        (string text, TokenLayer tokens) = Lay([["Police", "said", "so", "."]]);
        Assert.Equal(s_parser.Parse(text, tokens).Words.AsEnumerable(), copy.Parse(text, tokens).Words);
    }

    private static void AssertTrees(TokenLayer tokens, SyntaxLayer syntax)
    {
        Assert.Equal(tokens.Tokens.Length, syntax.Words.Length);
        foreach (Sentence sentence in tokens.Sentences.Where(s => s.EndToken > s.FirstToken))
        {
            Assert.Single(Enumerable.Range(sentence.FirstToken, sentence.EndToken - sentence.FirstToken), i => syntax.Words[i].Head == -1);
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                Word word = syntax.Words[i];
                Assert.Equal(word.Head == -1, word.Deprel == "root");
                int steps = 0;
                for (int node = i; node >= 0; node = syntax.Words[node].Head)
                {
                    Assert.InRange(node, sentence.FirstToken, sentence.EndToken - 1);
                    Assert.True(++steps <= sentence.EndToken - sentence.FirstToken, "The heads run in a circle.");
                }
            }
        }
    }

    private static (string Text, TokenLayer Tokens) Lay(IEnumerable<IEnumerable<string>> sentences)
    {
        var text = new System.Text.StringBuilder();
        ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
        ImmutableArray<Sentence>.Builder layer = ImmutableArray.CreateBuilder<Sentence>();
        foreach (IEnumerable<string> sentence in sentences)
        {
            int first = tokens.Count;
            int start = text.Length;
            foreach (string form in sentence)
            {
                tokens.Add(new Token(new TextSpan(text.Length, text.Length + form.Length)));
                text.Append(form).Append(' ');
            }

            layer.Add(new Sentence(new TextSpan(start, text.Length), first, tokens.Count));
        }

        return (text.ToString(), new TokenLayer(tokens.ToImmutable(), layer.ToImmutable()));
    }
}
