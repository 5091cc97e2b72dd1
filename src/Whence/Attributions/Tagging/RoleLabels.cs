namespace Whence.Attributions.Tagging;

/// <summary>One label a token: outside, or begin, inside, end or single token (BIOES) of a run of one role.</summary>
internal static class RoleLabels
{
    public const int Count = 13;
    public const int Outside = 0;

    private const int Begin = 1, Inside = 2, End = 3, Single = 4;

    /// <summary>The labels by name, as a chain model reads them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetNames<Role>().SelectMany(role => "BIES".Select(part => $"{part}-{role}")).Prepend("O")];

    /// <summary>Writes the labels of a run into those of its sequence, which starts at token <paramref name="offset"/>.</summary>
    public static void Write(Run run, int offset, Span<int> labels)
    {
        int role = 4 * (int)run.Role;
        if (run.Length == 1)
        {
            labels[run.First - offset] = role + Single;
            return;
        }

        labels[run.First - offset] = role + Begin;
        for (int t = run.First + 1; t < run.End - 1; t++) labels[t - offset] = role + Inside;
        labels[run.End - 1 - offset] = role + End;
    }

    /// <summary>The runs that well-formed labels draw, tokens counted from <paramref name="offset"/>.</summary>
    public static List<Run> Read(ReadOnlySpan<int> labels, int offset)
    {
        var runs = new List<Run>();
        int first = 0;
        for (int t = 0; t < labels.Length; t++)
        {
            int part = Part(labels[t]);
            if (part is Begin or Single) first = t;
            if (part is End or Single) runs.Add(new Run(RoleOf(labels[t]), offset + first, offset + t + 1));
        }

        return runs;
    }

    private static int Part(int label) => label == Outside ? 0 : ((label - 1) % 4) + 1;

    private static Role RoleOf(int label) => (Role)((label - 1) / 4);
}
