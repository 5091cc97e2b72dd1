using Whence.Claims.Grammar;

namespace Whence.Claims.Tellings;

/// <summary>Says which telling stands in whose content.</summary>
internal sealed class Nesting(Trees trees)
{
    /// <summary>Sets each telling's parent: the one with the smallest content that holds its cue and its teller.</summary>
    public void Arrange(List<Telling> tellings)
    {
        var holders = new Dictionary<int, List<Telling>>();
        foreach (Telling telling in tellings)
        {
            foreach (int token in telling.Content)
            {
                if (!holders.TryGetValue(token, out List<Telling>? list)) holders[token] = list = new List<Telling>(2);
                list.Add(telling);
            }
        }

        foreach (Telling telling in tellings)
        {
            if (!holders.TryGetValue(telling.Cue, out List<Telling>? list)) continue;
            foreach (Telling holder in list)
            {
                // "..., the army said, according to Kanto News": the later of two closes the sentence.
                if (telling.IsOutermost && trees.SentenceOf(holder.Cue) == trees.SentenceOf(telling.Cue) && !(holder.IsOutermost && holder.Cue > telling.Cue)) continue;
                if (holder == telling || holder.Frame.Contains(telling.Cue) || IsInside(holder, telling) || IsAbove(telling, holder)) continue;
                if (telling.Parent is null || holder.Content.Count < telling.Parent.Content.Count) telling.Parent = holder;
            }
        }

        foreach (Telling telling in tellings)
        {
            // What a denier names as another's report is that other's word: the denier is no teller of it.
            for (int steps = 0; steps < 16 && telling.Parent is { } parent && ((telling.IsPublished && !parent.ByPublisher) || parent.Force is Force.Denies or Force.Questions); steps++) telling.Parent = parent.Parent;
        }
    }

    /// <summary>Whether <paramref name="upper"/> is above <paramref name="lower"/> already: parents never form a ring.</summary>
    private static bool IsAbove(Telling upper, Telling lower)
    {
        for (Telling? at = lower.Parent; at is not null; at = at.Parent)
        {
            if (at == upper) return true;
        }

        return false;
    }

    /// <summary>Whether <paramref name="holder"/> itself stands in what <paramref name="telling"/> tells; two that hold each other are settled by size.</summary>
    private bool IsInside(Telling holder, Telling telling)
    {
        if (telling.Content.BinarySearch(holder.Cue) < 0) return false;
        if (holder.IsOutermost) return false;
        return holder.Content.Count < telling.Content.Count || (holder.Content.Count == telling.Content.Count && trees.Under(holder.Cue, telling.Cue));
    }
}
