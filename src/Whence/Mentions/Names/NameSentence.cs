using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>A sentence as the name finder sees it: forms, their signs, and what syntax says of them.</summary>
/// <param name="Forms">The words.</param>
/// <param name="Signs">What speaks for names beside the words, see <see cref="NameSigns"/>.</param>
/// <param name="Words">Their tags and heads; heads count from the sentence's first word, -1 at the root.</param>
internal sealed record NameSentence(string[] Forms, int[][] Signs, Word[] Words)
{
    /// <summary>The sentences of a document.</summary>
    /// <param name="signs">The signs that the model knows.</param>
    /// <param name="sentences">The words of each sentence.</param>
    /// <param name="words">Tags and heads of all words, heads counted through the document.</param>
    public static List<NameSentence> Document(NameSigns signs, IReadOnlyList<string[]> sentences, ReadOnlySpan<Word> words)
    {
        int[][][] all = signs.Of(sentences);
        var document = new List<NameSentence>(sentences.Count);
        int first = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            Word[] own = words.Slice(first, sentences[s].Length).ToArray();
            for (int i = 0; i < own.Length; i++)
                own[i] = own[i] with { Head = own[i].Head < first || own[i].Head >= first + own.Length ? -1 : own[i].Head - first };
            document.Add(new NameSentence(sentences[s], all[s], own));
            first += own.Length;
        }

        return document;
    }
}
