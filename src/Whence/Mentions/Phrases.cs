using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Mentions;

/// <summary>The words of an article with their trees, as the finders of mentions ask them.</summary>
internal sealed class Phrases
{
    private readonly int[] _firstChild;
    private readonly int[] _children;
    private readonly int[] _sentence;

    public Phrases(string text, TokenLayer tokens, SyntaxLayer syntax)
    {
        Text = text;
        Tokens = tokens;
        Words = syntax;
        Forms = [.. tokens.Tokens.Select(token => token.Span.In(text).ToString())];
        _sentence = new int[Forms.Length];
        for (int s = 0; s < tokens.Sentences.Length; s++)
            Array.Fill(_sentence, s, tokens.Sentences[s].FirstToken, tokens.Sentences[s].EndToken - tokens.Sentences[s].FirstToken);
        _firstChild = new int[Forms.Length + 1];
        _children = new int[Forms.Length];
        for (int i = 0; i < Forms.Length; i++)
        {
            if (Word(i).Head >= 0)
                _firstChild[Word(i).Head + 1]++;
        }

        for (int i = 0; i < Forms.Length; i++)
            _firstChild[i + 1] += _firstChild[i];
        int[] at = [.. _firstChild];
        for (int i = 0; i < Forms.Length; i++)
        {
            if (Word(i).Head >= 0)
                _children[at[Word(i).Head]++] = i;
        }
    }

    public string Text { get; }

    public TokenLayer Tokens { get; }

    public SyntaxLayer Words { get; }

    /// <summary>The words as printed.</summary>
    public string[] Forms { get; }

    public int Count => Forms.Length;

    /// <summary>Index of the sentence of a token.</summary>
    public int SentenceOf(int token) => _sentence[token];

    public Word Word(int token) => Words.Words.Length > token ? Words.Words[token] : new Word("X", "FW", Forms[token], -1, "root");

    /// <summary>The dependents of a token in text order.</summary>
    public ReadOnlySpan<int> Children(int token) => _children.AsSpan(_firstChild[token], _firstChild[token + 1] - _firstChild[token]);

    /// <summary>The first dependent by one of the relations, or -1. "nsubj" also finds "nsubj:pass".</summary>
    public int Child(int token, params ReadOnlySpan<string> relations)
    {
        foreach (int child in Children(token))
        {
            foreach (string relation in relations)
            {
                if (Is(child, relation))
                    return child;
            }
        }

        return -1;
    }

    /// <summary>Whether a token hangs by <paramref name="relation"/> or a subtype of it.</summary>
    public bool Is(int token, string relation)
    {
        string own = Word(token).Deprel;
        return own.StartsWith(relation, StringComparison.Ordinal) && (own.Length == relation.Length || own[relation.Length] == ':');
    }

    /// <summary>The lemma in small letters.</summary>
    public string Lemma(int token) => Word(token).Lemma.ToLowerInvariant();

    /// <summary>The token among <c>[first, end)</c> whose head lies outside, the last of several; else the last token.</summary>
    public int HeadOf(int first, int end)
    {
        for (int i = end - 1; i >= first; i--)
        {
            int head = Word(i).Head;
            if ((head < first || head >= end) && Word(i).Deprel is not ("punct" or "case" or "det"))
                return i;
        }

        return end - 1;
    }

    /// <summary>The text from one token to another.</summary>
    public TextSpan Span(int first, int end) => new(Tokens.Tokens[first].Span.Start, Tokens.Tokens[end - 1].Span.End);
}
