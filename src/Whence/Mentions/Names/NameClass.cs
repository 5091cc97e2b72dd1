namespace Whence.Mentions.Names;

/// <summary>The classes of names, as annotators of news tell them apart; <see cref="Date"/> and <see cref="Money"/> are found only so that they are not taken for others.</summary>
internal enum NameClass
{
    Person,
    Organization,
    Location,
    Facility,
    Product,

    /// <summary>Nationality, religion or party: "Iranian", "Shiite", "Republican".</summary>
    Norp,
    Event,
    Misc,
    Date,
    Money,
}

/// <summary>A name: the tokens <c>[First, End)</c>.</summary>
internal readonly record struct NameSpan(int First, int End, NameClass Class);

/// <summary>The labels of the BIOES scheme over <see cref="NameClass"/>: label 0 is O, then B, I, E, S of each class.</summary>
internal static class NameLabels
{
    public const int Outside = 0, Begin = 0, Inside = 1, End = 2, Single = 3;

    public static int ClassCount { get; } = Enum.GetValues<NameClass>().Length;

    public static IReadOnlyList<string> All { get; } = ["O", .. Enum.GetNames<NameClass>().SelectMany(name => "BIES".Select(position => $"{position}-{name}"))];

    /// <summary>The label of a class at a position (<see cref="Begin"/> ...).</summary>
    public static int Of(NameClass name, int position) => 1 + (4 * (int)name) + position;

    public static NameClass ClassOf(int label) => (NameClass)((label - 1) / 4);

    /// <summary>Adds the names that a legal sequence of labels spells.</summary>
    public static void Collect(ReadOnlySpan<int> labels, int firstToken, List<NameSpan> names)
    {
        int start = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == Outside)
                continue;
            int position = (labels[i] - 1) % 4;
            if (position is Begin or Single)
                start = i;
            if (position is End or Single)
                names.Add(new NameSpan(firstToken + start, firstToken + i + 1, ClassOf(labels[i])));
        }
    }
}
