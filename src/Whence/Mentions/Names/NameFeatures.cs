using System.Runtime.CompilerServices;
using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>The hashed features of a word of a sentence. Trainer and finder share them.</summary>
/// <remarks>Forms, parts of words, shapes, clusters and lists after Ratinov and Roth (2009); tags, heads and case markers from the tree.</remarks>
internal sealed class NameFeatures(WordClusters clusters)
{
    private const int Padding = 2;

    private string[] _lower = [];
    private uint[] _form = [];
    private uint[] _small = [];
    private uint[] _shape = [];
    private uint[] _tag = [];
    private int[] _cluster = [];
    private NameSentence _sentence = null!;

    /// <summary>Makes ready for the words of a sentence.</summary>
    public void Start(NameSentence sentence)
    {
        _sentence = sentence;
        int count = sentence.Forms.Length + (2 * Padding);
        _lower = new string[count];
        (_form, _small, _shape, _tag, _cluster) = (new uint[count], new uint[count], new uint[count], new uint[count], new int[count]);
        for (int k = 0; k < count; k++)
        {
            int i = k - Padding;
            string form = i < 0 ? "<s>" : i >= sentence.Forms.Length ? "</s>" : WordFeatures.Normalize(sentence.Forms[i]);
            _lower[k] = form.ToLowerInvariant();
            _form[k] = Hash(form);
            _small[k] = Hash(_lower[k]);
            _shape[k] = Hash(WordFeatures.ShapeOf(form));
            _tag[k] = i < 0 || i >= sentence.Forms.Length ? 0 : Hash(sentence.Words[i].Xpos);
            _cluster[k] = i < 0 || i >= sentence.Forms.Length ? 0 : clusters.PathOf(sentence.Forms[i]);
        }
    }

    /// <summary>Adds the features of word <paramref name="i"/> that need no earlier decision.</summary>
    public void Write(int i, List<uint> target)
    {
        int k = i + Padding;
        target.Add(1);
        Words(k, target);
        Parts(k, target);
        for (int offset = -1; offset <= 1; offset++)
        {
            uint place = (uint)(offset + 2);
            foreach (int bits in (ReadOnlySpan<int>)[4, 6, 10, 16])
            {
                if (_cluster[k + offset] != 0 && (offset == 0 || bits != 4))
                    target.Add(Key(40 + ((uint)bits << 8) + place, WordClusters.Prefix(_cluster[k + offset], bits)));
            }

            if (i + offset >= 0 && i + offset < _sentence.Forms.Length)
            {
                uint joined = 0;
                foreach (int sign in _sentence.Signs[i + offset])
                {
                    target.Add(Key(50 + place, (uint)sign));
                    joined = (joined * 67) + (uint)sign;
                }

                target.Add(Key(55 + place, joined));
            }
        }

        target.Add(Key(60, Mix(WordClusters.Prefix(_cluster[k], 8), WordClusters.Prefix(_cluster[k + 1], 8))));
        target.Add(Key(61, Mix(WordClusters.Prefix(_cluster[k - 1], 8), WordClusters.Prefix(_cluster[k], 8))));
        Tree(i, k, target);
    }

    /// <summary>Adds what the document's earlier sentences said of the word and its neighbours.</summary>
    public static void WriteHistory(NameHistory history, NameSentence sentence, int i, List<uint> target)
    {
        int here = history.Of(sentence.Forms[i]);
        if (here >= 0)
        {
            target.Add(Key(70, (uint)here));
            target.Add(Key(71, Mix((uint)here, Hash(WordFeatures.ShapeOf(sentence.Forms[i])))));
        }

        if (i > 0 && history.Of(sentence.Forms[i - 1]) is >= 0 and int before)
            target.Add(Key(72, (uint)before));
        if (i + 1 < sentence.Forms.Length && history.Of(sentence.Forms[i + 1]) is >= 0 and int after)
            target.Add(Key(73, (uint)after));
    }

    private void Words(int k, List<uint> target)
    {
        target.Add(Key(2, _form[k]));
        target.Add(Key(3, _form[k - 1]));
        target.Add(Key(4, _form[k + 1]));
        target.Add(Key(5, _small[k - 2]));
        target.Add(Key(6, _small[k + 2]));
        target.Add(Key(7, _small[k]));
        target.Add(Key(8, _small[k - 1]));
        target.Add(Key(9, _small[k + 1]));
        target.Add(Key(10, Mix(_small[k - 1], _small[k])));
        target.Add(Key(11, Mix(_small[k], _small[k + 1])));
        target.Add(Key(12, Mix(_small[k - 1], _small[k + 1])));
        target.Add(Key(13, _shape[k]));
        target.Add(Key(14, _shape[k - 1]));
        target.Add(Key(15, _shape[k + 1]));
        target.Add(Key(16, Mix(_shape[k], _shape[k + 1])));
        target.Add(Key(17, Mix(_shape[k - 1], _shape[k])));
        target.Add(Key(18, Mix(Mix(_shape[k - 1], _shape[k]), _shape[k + 1])));
        target.Add(Key(19, Mix(_small[k - 1], _shape[k])));
        target.Add(Key(20, Mix(_small[k + 1], _shape[k])));
        target.Add(Key(21, Mix(Mix(_small[k - 2], _small[k - 1]), _shape[k])));
        target.Add(Key(22, Mix(Mix(_shape[k - 2], _shape[k - 1]), Mix(_shape[k], _shape[k + 1]))));
    }

    private void Parts(int k, List<uint> target)
    {
        string word = _lower[k];
        for (int length = 1; length <= 5 && length <= word.Length; length++)
        {
            target.Add(Key(30, Hash(word.AsSpan(0, length))));
            target.Add(Key(31, Hash(word.AsSpan(word.Length - length))));
        }

        if (_lower[k + 1].Length > 3)
            target.Add(Key(32, Hash(_lower[k + 1].AsSpan(_lower[k + 1].Length - 3))));
        if (_lower[k - 1].Length > 3)
            target.Add(Key(33, Hash(_lower[k - 1].AsSpan(_lower[k - 1].Length - 3))));
    }

    /// <summary>Tags, the relation and the head above the run of names that the word is part of: "Vale" in "the mayor of Vale said".</summary>
    private void Tree(int i, int k, List<uint> target)
    {
        target.Add(Key(80, _tag[k]));
        target.Add(Key(81, Mix(_tag[k], _tag[k + 1])));
        target.Add(Key(82, Mix(_tag[k - 1], _tag[k])));
        target.Add(Key(83, Mix(Mix(_tag[k - 1], _tag[k]), _tag[k + 1])));
        target.Add(Key(84, Mix(_tag[k], _shape[k])));
        int top = i;
        for (int steps = 0; steps < 6 && _sentence.Words[top].Head >= 0 && (_sentence.Words[top].Deprel.StartsWith("flat", StringComparison.Ordinal) || _sentence.Words[top].Deprel == "compound"); steps++)
            top = _sentence.Words[top].Head;
        Word word = _sentence.Words[top];
        uint relation = Hash(word.Deprel), above = word.Head < 0 ? 0 : Hash(_sentence.Words[word.Head].Lemma.ToLowerInvariant());
        target.Add(Key(85, Mix(relation, _tag[k])));
        target.Add(Key(86, Mix(relation, above)));
        target.Add(Key(87, Mix(above, _shape[k])));
        target.Add(Key(88, Hash(_sentence.Words[i].Deprel)));
        if (top != i)
            target.Add(Key(89, Mix(Hash(_sentence.Words[i].Deprel), Hash(_sentence.Words[top].Lemma.ToLowerInvariant()))));
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint a, uint b) => unchecked(((a * 0x9E3779B1) ^ b) * 0x85EBCA6B);

    private static uint Key(uint template, uint value)
    {
        unchecked
        {
            uint hash = (value * 0xCC9E2D51) ^ (template * 0x1B873593);
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }
}

/// <summary>Which class each capitalised form had where a document last used it.</summary>
internal sealed class NameHistory
{
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);

    /// <summary>The class, <see cref="NameLabels.ClassCount"/> for no name, or -1 for a form not seen.</summary>
    public int Of(string form) => _classes.TryGetValue(form, out int name) ? name : -1;

    /// <summary>Notes the labels of a sentence.</summary>
    public void Add(string[] forms, ReadOnlySpan<int> labels)
    {
        for (int i = 0; i < forms.Length; i++)
        {
            if (forms[i].Length > 1 && char.IsUpper(forms[i][0]))
                _classes[forms[i]] = labels[i] == NameLabels.Outside ? NameLabels.ClassCount : (int)NameLabels.ClassOf(labels[i]);
        }
    }
}
