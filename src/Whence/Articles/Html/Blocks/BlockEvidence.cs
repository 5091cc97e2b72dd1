namespace Whence.Articles.Html.Blocks;

/// <summary>What the class words round a block and its own words say for or against it: a linear model over hashed words, learned from pages.</summary>
/// <remarks>Lists of class words written by hand (<see cref="ClassWords"/>) know what many designs have in common; this knows the rest. Words are learned
/// only when several sites use them. Hashing after Weinberger et al. 2009.</remarks>
internal sealed class BlockEvidence
{
    /// <summary>Numbers a block.</summary>
    public const int Count = 4;

    /// <summary>Slots for words of classes and ids; as many follow for words of the text.</summary>
    public const int Slots = 1 << 14;

    private const int Edge = 5;

    private const int ShortText = 200;

    private readonly float[] _weights;

    public BlockEvidence(float[] weights) => _weights = weights;

    public static BlockEvidence Read(BinaryReader reader)
    {
        var weights = new float[2 * Slots];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)reader.ReadHalf();
        return new BlockEvidence(weights);
    }

    public void Write(BinaryWriter writer)
    {
        foreach (float weight in _weights)
            writer.Write((Half)weight);
    }

    /// <summary>Writes <see cref="Count"/> numbers into every row, from <paramref name="at"/> on.</summary>
    public void Describe(PageTree tree, float[] rows, int width, int at)
    {
        PageElement[] elements = tree.Elements;
        float[] sums = new float[elements.Length], own = new float[elements.Length], least = new float[elements.Length];
        for (int i = 1; i < elements.Length; i++)
        {
            PageElement element = elements[i];
            foreach (ushort word in tree.ClassWords.AsSpan(element.FirstWord, element.Words))
                own[i] += _weights[word];
            sums[i] = sums[element.Parent] + own[i];
            least[i] = Math.Min(least[element.Parent], own[i]);
        }

        var words = new List<int>();
        for (int i = 0; i < tree.Blocks.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            words.Clear();
            AddText(block.Span.In(tree.Text), words);
            float text = 0;
            foreach (int word in words)
                text += _weights[word];
            Span<float> row = rows.AsSpan((i * width) + at, Count);
            row[0] = sums[block.Element];
            row[1] = own[block.Element] + own[Math.Max(0, elements[block.Element].Parent)];
            row[2] = least[block.Element];
            row[3] = text;
        }
    }

    /// <summary>The slots of a block: class words of all elements round it, words of its text.</summary>
    public static int[] Find(PageTree tree, int block)
    {
        var words = new List<int>();
        for (int element = tree.Blocks[block].Element; element > 0; element = tree.Elements[element].Parent)
        {
            foreach (ushort word in tree.ClassWords.AsSpan(tree.Elements[element].FirstWord, tree.Elements[element].Words))
                words.Add(word);
        }

        AddText(tree.Blocks[block].Span.In(tree.Text), words);
        return [.. words];
    }

    /// <summary>The slot of a word of a class or id; digits are all the same, for they number things.</summary>
    public static ushort Slot(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char c in word)
            hash = unchecked((hash ^ (char.IsAsciiDigit(c) ? '0' : char.ToLowerInvariant(c))) * 16777619);
        return (ushort)((hash ^ (hash >> 15)) % Slots);
    }

    // The first words one by one and in pairs, the last ones; of a short text all.
    private static void AddText(ReadOnlySpan<char> text, List<int> words)
    {
        int count = 0;
        uint before = 0;
        bool whole = text.Length <= ShortText;
        for (int i = 0; i < text.Length && (whole || count < Edge);)
        {
            if (Next(text, ref i) is not { } hash)
                break;
            words.Add(Slot(hash));
            if (count is > 0 and < Edge)
                words.Add(Slot(unchecked((before * 31) + hash)));
            before = hash;
            count++;
        }

        if (whole)
            return;
        int from = Math.Max(0, text.Length - 40);
        while (from < text.Length && char.IsLetterOrDigit(text[from]))
            from++;
        while (Next(text, ref from) is { } hash)
            words.Add(Slot(unchecked(hash * 0x9E3779B1)));
    }

    private static int Slot(uint hash) => Slots + (int)((hash ^ (hash >> 15)) % Slots);

    private static uint? Next(ReadOnlySpan<char> text, ref int i)
    {
        while (i < text.Length && !char.IsLetterOrDigit(text[i]))
            i++;
        if (i >= text.Length)
            return null;
        uint hash = 2166136261;
        for (; i < text.Length && char.IsLetterOrDigit(text[i]); i++)
            hash = unchecked((hash ^ (char.IsDigit(text[i]) ? '0' : char.ToLowerInvariant(text[i]))) * 16777619);
        return hash;
    }
}
