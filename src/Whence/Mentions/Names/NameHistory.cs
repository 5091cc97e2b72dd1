using Whence.Mentions.Names.Features;

namespace Whence.Mentions.Names;

/// <summary>Which class each capitalised form had where a document last used it.</summary>
internal sealed class NameHistory
{
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);

    /// <summary>The class, <see cref="NameLabels.ClassCount"/> for no name, or -1 for a form not seen.</summary>
    public int Of(NameWord word) => CanName(word) && _classes.TryGetValue(word.Form, out int name) ? name : -1;

    /// <summary>Notes the labels of a sentence; -1 is a label that is not known.</summary>
    public void Add(NameWord[] words, ReadOnlySpan<int> labels)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (labels[i] >= 0 && CanName(words[i]))
                _classes[words[i].Form] = labels[i] == NameLabels.Outside ? NameLabels.ClassCount : (int)NameLabels.ClassOf(labels[i]);
        }
    }

    private static bool CanName(NameWord word) => word.IsUpper && word.Form.Length > 1;
}
