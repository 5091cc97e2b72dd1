using Whence.Training.Corpora;

namespace Whence.Training.Syntax;

/// <summary>
/// Shows some sentences in the dress of headlines: in capitals, in title case, or without the full stop. The treebanks hold few headlines, news many; tags and
/// trees stay as they are.
/// </summary>
internal static class Variation
{
    private const double Capitals = 0.02;
    private const double TitleCase = 0.03;
    private const double NoFullStop = 0.04;

    public static ConlluSentence Of(ConlluSentence sentence, Random random)
    {
        double dress = random.NextDouble();
        bool cut = random.NextDouble() < NoFullStop;
        IReadOnlyList<ConlluWord> words = sentence.Words;
        if (cut && words.Count > 3 && words[^1].Form == "." && words.All(w => w.Head != words.Count))
            words = [.. words.Take(words.Count - 1)];
        if (dress < Capitals)
            words = [.. words.Select(w => w with { Form = w.Form.ToUpperInvariant() })];
        else if (dress < Capitals + TitleCase)
            words = [.. words.Select(w => w.Form.Length > 3 || w.Upos is "NOUN" or "VERB" or "ADJ" or "ADV" or "PRON" ? w with { Form = char.ToUpperInvariant(w.Form[0]) + w.Form[1..] } : w)];
        return ReferenceEquals(words, sentence.Words) ? sentence : sentence with { Words = words };
    }
}
