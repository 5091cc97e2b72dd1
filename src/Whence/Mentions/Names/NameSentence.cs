namespace Whence.Mentions.Names;

/// <summary>A sentence as the name finder sees it beside the encoder's states.</summary>
/// <param name="Forms">The words.</param>
/// <param name="Signs">What speaks for names beside each word, a set of bits, see <see cref="NameSigns"/>.</param>
internal sealed record NameSentence(string[] Forms, ulong[] Signs)
{
    /// <summary>The sentences of a document.</summary>
    /// <param name="signs">The signs that the model knows.</param>
    /// <param name="sentences">The words of each sentence.</param>
    public static List<NameSentence> Document(NameSigns signs, IReadOnlyList<string[]> sentences)
    {
        ulong[][] all = signs.Of(sentences);
        var document = new List<NameSentence>(sentences.Count);
        for (int s = 0; s < sentences.Count; s++)
            document.Add(new NameSentence(sentences[s], all[s]));
        return document;
    }
}
