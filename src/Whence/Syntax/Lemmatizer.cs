namespace Whence.Syntax;

/// <summary>
/// Finds the dictionary form of a word from its tag: by a list of forms, else by the edit that words with the longest known ending have.
/// A rule is <c>tag TAB ending TAB edit</c>, where an ending that begins with <c>^</c> is a whole word; an edit is <c>l</c> (in lower case) or <c>k</c> (in the case of
/// the text), the number of characters to cut from the end, and what to add: <c>l3y</c> turns <c>Countries</c> into <c>country</c>.
/// </summary>
internal sealed class Lemmatizer
{
    /// <summary>Longest ending of a rule.</summary>
    public const int LongestEnding = 6;

    private const int LongestKey = 96;

    private readonly Dictionary<string, string> _edits;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public Lemmatizer(IReadOnlyCollection<string> rules)
    {
        _edits = new Dictionary<string, string>(rules.Count, StringComparer.Ordinal);
        foreach (string rule in rules)
        {
            int edit = rule.LastIndexOf('\t');
            _edits[rule[..edit]] = rule[(edit + 1)..];
        }

        _lookup = _edits.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The lemma of <paramref name="form"/> with the Penn tag <paramref name="tag"/>.</summary>
    public string Lemma(ReadOnlySpan<char> form, string tag)
    {
        if (form.Length > LongestKey - 16)
            return form.ToString();
        Span<char> key = stackalloc char[LongestKey];
        tag.CopyTo(key);
        key[tag.Length] = '\t';
        Span<char> tail = key[(tag.Length + 1)..];
        tail[0] = '^';
        if (_lookup.TryGetValue(key[..(tag.Length + 2 + Normal(form, tail[1..]))], out string? edit))
            return Apply(edit, form);
        for (int length = Math.Min(LongestEnding, form.Length); length >= 0; length--)
        {
            Normal(form[^length..], tail);
            if (_lookup.TryGetValue(key[..(tag.Length + 1 + length)], out edit))
                return Apply(edit, form);
        }

        return form.ToString();
    }

    /// <summary>Whether a form may be a short "has": "'s" as an auxiliary, if its head is a participle of the perfect ("she's gone").</summary>
    public static bool MayBeHave(ReadOnlySpan<char> form, string relation) => form is ['\'' or '’', 's' or 'S'] && relation == "aux";

    /// <summary>Applies an edit.</summary>
    public static string Apply(string edit, ReadOnlySpan<char> form)
    {
        int digits = 1;
        int cut = 0;
        while (digits < edit.Length && char.IsAsciiDigit(edit[digits]) && digits < 3)
            cut = (10 * cut) + (edit[digits++] - '0');
        ReadOnlySpan<char> kept = form[..Math.Max(0, form.Length - cut)];
        string stem = edit[0] == 'l' ? kept.ToString().ToLowerInvariant() : kept.ToString();
        return stem + edit[digits..];
    }

    /// <summary>The edit that leads from a form to a lemma; the reverse of <see cref="Apply"/>.</summary>
    public static string Edit(string form, string lemma)
    {
        string lower = form.ToLowerInvariant();
        int kept = CommonPrefix(form, lemma);
        int keptLower = lower.Length == form.Length ? CommonPrefix(lower, lemma) : 0;
        bool lowers = keptLower >= kept && keptLower > 0;
        int prefix = lowers ? keptLower : kept;
        // Two digits when what is added begins with one, so that the number ends where it ends.
        string added = lemma[prefix..];
        int cut = Math.Min(99, form.Length - prefix);
        string number = added.Length > 0 && char.IsAsciiDigit(added[0]) ? cut.ToString("00", System.Globalization.CultureInfo.InvariantCulture) : cut.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (lowers ? "l" : "k") + number + added;
    }

    /// <summary>The form by which rules know a word: lower case, typewriter apostrophes.</summary>
    public static string Normal(string form)
    {
        var normal = new char[form.Length];
        Normal(form, normal);
        return new string(normal);
    }

    private static int Normal(ReadOnlySpan<char> form, Span<char> target)
    {
        for (int i = 0; i < form.Length; i++)
            target[i] = form[i] == '’' ? '\'' : char.ToLowerInvariant(form[i]);
        return form.Length;
    }

    private static int CommonPrefix(string left, string right) => left.AsSpan().CommonPrefixLength(right);
}
