using System.Buffers;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>What the words before a printed day say of it: "Published on", "Last updated".</summary>
internal static class DayLabels
{
    /// <summary>Characters before a day in which its label stands; a line end between label and day counts as one.</summary>
    private const int Reach = 40;

    private static readonly string[] PublishedWords =
        ["published", "posted on", "posted:", "first posted", "erschienen", "veröffentlicht", "publiziert", "publié", "publicado", "pubblicato", "gepubliceerd", "publicerad", "opublikowano", "originally created", "created on", "erstellt"];

    private static readonly string[] ChangedWords =
        ["updated", "last modified", "last change", "last edited", "last reviewed", "medically reviewed", "modified:", "modified on", "aktualisiert", "geändert", "zuletzt", "bearbeitet", "mis à jour", "modifié", "actualizado", "aggiornato", "modificato", "atualizado", "bijgewerkt", "uppdaterad", "zaktualizowano", "aktualizacja", "обновлено"];

    private static readonly SearchValues<string> Any = SearchValues.Create([.. PublishedWords, .. ChangedWords], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Changed = SearchValues.Create(ChangedWords, StringComparison.OrdinalIgnoreCase);

    /// <summary>The label nearest before <paramref name="at"/>; none when another number stands between.</summary>
    public static DayLabel Before(ReadOnlySpan<char> text, int at)
    {
        int from = Math.Max(0, at - Reach);
        ReadOnlySpan<char> window = text[from..at];
        int number = window.LastIndexOfAnyInRange('0', '9');
        if (number >= 0)
            window = window[(number + 1)..];
        DayLabel label = DayLabel.None;
        for (int next; (next = window.IndexOfAny(Any)) >= 0; window = window[(next + 1)..])
            label = window[next..].IndexOfAny(Changed) == 0 ? DayLabel.Changed : DayLabel.Published;
        return label;
    }
}

/// <summary>What a label says of the day behind it.</summary>
internal enum DayLabel
{
    None,
    Published,
    Changed,
}
