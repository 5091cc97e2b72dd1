namespace Whence.Mentions.Names;

/// <summary>Which class each capitalised form had where a document last used it.</summary>
internal sealed class NameHistory
{
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);

    /// <summary>The class, <see cref="NameLabels.ClassCount"/> for no name, or -1 for a form not seen.</summary>
    public int Of(string form) => _classes.TryGetValue(form, out int name) ? name : -1;

    /// <summary>Notes the labels of a sentence; -1 is a label that is not known.</summary>
    public void Add(string[] forms, ReadOnlySpan<int> labels)
    {
        for (int i = 0; i < forms.Length; i++)
        {
            if (labels[i] >= 0 && forms[i].Length > 1 && char.IsUpper(forms[i][0]))
                _classes[forms[i]] = labels[i] == NameLabels.Outside ? NameLabels.ClassCount : (int)NameLabels.ClassOf(labels[i]);
        }
    }
}
