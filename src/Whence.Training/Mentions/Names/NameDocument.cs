using Whence.Mentions.Names;

namespace Whence.Training.Mentions.Names;

/// <summary>A document to learn names from: words, and for each word the labels that the corpus allows it (a set of bits).</summary>
/// <remarks>Corpora differ in the classes that their annotators looked for. Of the others nothing is known: outside the marked names each of their labels stays allowed.</remarks>
internal sealed record NameDocument(string Corpus, IReadOnlyList<string[]> Sentences, IReadOnlyList<ulong[]> Allowed)
{
    /// <summary>Everything may stand here.</summary>
    public const ulong Any = ulong.MaxValue;

    private static readonly ulong AllBegin = Every(NameLabels.Begin), AllInside = Every(NameLabels.Inside);
    private static readonly ulong Closed = 1 | Every(NameLabels.End) | Every(NameLabels.Single);
    private static readonly ulong Openers = 1 | AllBegin | Every(NameLabels.Single);

    /// <summary>O, and all labels of <paramref name="unknown"/> classes.</summary>
    public static ulong Outside(params NameClass[] unknown)
    {
        ulong set = 1ul << NameLabels.Outside;
        foreach (NameClass name in unknown)
        {
            for (int position = 0; position < 4; position++)
                set |= 1ul << NameLabels.Of(name, position);
        }

        return set;
    }

    private static ulong Every(int position)
    {
        ulong set = 0;
        for (int name = 0; name < NameLabels.ClassCount; name++)
            set |= 1ul << NameLabels.Of((NameClass)name, position);
        return set;
    }

    /// <summary>Writes a name over the words <c>[first, end)</c> that is of one of <paramref name="classes"/>.</summary>
    public static void Mark(ulong[] allowed, int first, int end, params NameClass[] classes)
    {
        for (int i = first; i < end; i++)
        {
            int position = end - first == 1 ? NameLabels.Single : i == first ? NameLabels.Begin : i + 1 == end ? NameLabels.End : NameLabels.Inside;
            allowed[i] = 0;
            foreach (NameClass name in classes)
                allowed[i] |= 1ul << NameLabels.Of(name, position);
        }
    }

    /// <summary>Whether a name is known in the sentence.</summary>
    public static bool HasNames(ulong[] allowed) => allowed.Any(set => (set & 1) == 0);

    /// <summary>Whether some label sequence fits: a name that is cut by the end of the sentence, or by a name inside it, fits none.</summary>
    public static bool IsLegal(ulong[] allowed)
    {
        ulong reach = Openers;
        for (int i = 0; i < allowed.Length; i++)
        {
            ulong here = reach & allowed[i];
            reach = (here & Closed) != 0 ? Openers : 0;
            // After a label that leaves a name open only the same class inside or at the end: the two bits above B, the same two at I.
            reach |= (here & AllBegin) << 1 | (here & AllBegin) << 2 | (here & AllInside) | (here & AllInside) << 1;
            if (here == 0 || (i == allowed.Length - 1 && (here & Closed) == 0))
                return false;
        }

        return true;
    }
}
