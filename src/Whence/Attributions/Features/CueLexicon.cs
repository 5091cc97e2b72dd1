using Whence.Models;

namespace Whence.Attributions.Features;

/// <summary>The lemmas that the model knows, and how often each was (part of) a cue in training, apart for verbs and other words.</summary>
internal sealed class CueLexicon
{
    /// <summary>From this probability on a word may govern contents and sources.</summary>
    public const float Governs = 0.12f;

    private readonly WordTable _ids;
    private readonly float[] _verb;
    private readonly float[] _other;

    /// <param name="lemmas">Lower-case lemmas, the most frequent first.</param>
    /// <param name="verb">Probability that the lemma as a verb belongs to a cue.</param>
    /// <param name="other">The same as any other part of speech.</param>
    public CueLexicon(IReadOnlyList<string> lemmas, float[] verb, float[] other)
    {
        Lemmas = lemmas;
        (_verb, _other) = (verb, other);
        _ids = new WordTable(lemmas.Count);
        for (int i = 0; i < lemmas.Count; i++) _ids.NumberOf(lemmas[i]) = i + 1;
    }

    /// <summary>A lexicon that knows no lemma.</summary>
    public static CueLexicon Empty { get; } = new([], [], []);

    public IReadOnlyList<string> Lemmas { get; }

    /// <summary>How many ids there are; 0 is the unknown lemma.</summary>
    public int Size => Lemmas.Count + 1;

    public int Id(string lemma)
    {
        if (lemma.Length > 48) return 0;
        Span<char> lower = stackalloc char[lemma.Length];
        lemma.AsSpan().ToLowerInvariant(lower);
        return _ids[lower];
    }

    public float Probability(int id, bool isVerb) => id == 0 ? 0 : (isVerb ? _verb : _other)[id - 1];
}
