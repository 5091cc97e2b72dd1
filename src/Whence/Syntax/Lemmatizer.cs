using Whence.Models;

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

    private readonly string[] _rules;

    // Of a rule without its edit, the number of the rule from 1.
    private readonly WordTable _numbers;

    // By tag, TAB and form.
    private readonly WordMemory<string> _known;

    public Lemmatizer(IReadOnlyCollection<string> rules)
    {
        _rules = [.. rules];
        _numbers = new WordTable(_rules.Length);
        for (int i = 0; i < _rules.Length; i++)
            _numbers.NumberOf(_rules[i].AsSpan(0, _rules[i].LastIndexOf('\t'))) = i + 1;
        _known = new WordMemory<string>(key => ByRule(key.AsSpan(key.IndexOf('\t', StringComparison.Ordinal) + 1), key.AsSpan(0, key.IndexOf('\t', StringComparison.Ordinal))));
    }

    /// <summary>The lemma of <paramref name="form"/> with the Penn tag <paramref name="tag"/>.</summary>
    public string Lemma(ReadOnlySpan<char> form, string tag)
    {
        if (form.Length > LongestKey - 16)
            return form.ToString();
        Span<char> key = stackalloc char[LongestKey];
        tag.CopyTo(key);
        key[tag.Length] = '\t';
        form.CopyTo(key[(tag.Length + 1)..]);
        return _known.Of(key[..(tag.Length + 1 + form.Length)]);
    }

    private string ByRule(ReadOnlySpan<char> form, ReadOnlySpan<char> tag)
    {
        Span<char> key = stackalloc char[LongestKey];
        tag.CopyTo(key);
        key[tag.Length] = '\t';
        Span<char> tail = key[(tag.Length + 1)..];
        tail[0] = '^';
        int rule = _numbers[key[..(tag.Length + 2 + Normal(form, tail[1..]))]];
        for (int length = Math.Min(LongestEnding, form.Length); rule == 0 && length >= 0; length--)
        {
            Normal(form[^length..], tail);
            rule = _numbers[key[..(tag.Length + 1 + length)]];
        }

        if (rule == 0)
            return form.ToString();
        string found = _rules[rule - 1];
        return Apply(found.AsSpan(found.LastIndexOf('\t') + 1), form);
    }

    /// <summary>Whether a form may be a short "has": "'s" as an auxiliary, if its head is a participle of the perfect ("she's gone").</summary>
    public static bool MayBeHave(ReadOnlySpan<char> form, string relation) => form is ['\'' or '’', 's' or 'S'] && relation == "aux";

    /// <summary>Applies an edit.</summary>
    public static string Apply(ReadOnlySpan<char> edit, ReadOnlySpan<char> form)
    {
        int digits = 1;
        int cut = 0;
        while (digits < edit.Length && char.IsAsciiDigit(edit[digits]) && digits < 3)
            cut = (10 * cut) + (edit[digits++] - '0');
        ReadOnlySpan<char> kept = form[..Math.Max(0, form.Length - cut)];
        string stem = edit[0] == 'l' ? kept.ToString().ToLowerInvariant() : kept.ToString();
        return string.Concat(stem, edit[digits..]);
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
