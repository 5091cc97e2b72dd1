using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims.Grammar;
using Whence.Text;
using Whence.Times;
using Whence.Tokens;

namespace Whence.Claims.When;

/// <summary>Says when what is claimed happens: the time that its clause names, else what its verb and the article around it say.</summary>
/// <remarks>
/// A decision list, the first that answers: a time on the verb of the content; a time in a clause joined to it; the day that the paragraph
/// tells of; publication for what is told as news, unless the same event is dated elsewhere; an open side for what only the tense places.
/// The basis is stated.
/// </remarks>
internal sealed class ClaimTimes(Article article, Trees trees, ImmutableArray<TimeExpression> times)
{
    /// <summary>Dated events of one verb that are remembered.</summary>
    private const int MostEvents = 16;

    private readonly TimeLinks links = new(trees, times);

    private readonly Dictionary<string, List<(HashSet<string> Arguments, ClaimTime Time)>> dated = new(StringComparer.Ordinal);

    private Dictionary<int, List<int>>? byClause;

    private (int Paragraph, ClaimTime Time)? told;

    /// <summary>The claims with their times.</summary>
    public ImmutableArray<Claim> Place(ImmutableArray<Claim> claims)
    {
        var placed = ImmutableArray.CreateBuilder<Claim>(claims.Length);
        foreach (Claim claim in claims) placed.Add(Place(claim));
        for (int i = 0; i < placed.Count; i++) placed[i] = SameEvent(placed[i]);
        return placed.MoveToImmutable();
    }

    private Claim Place(Claim claim)
    {
        (int head, HashSet<int> content) = Head(claim.Content);
        List<int> inside = Inside(claim.Content);
        int[] when = [.. inside.Where(t => times[t].Type is not TimeType.Set)];
        if (head < 0) return claim with { When = [.. when] };
        List<int> around = Around(head, content);
        ClaimTime? time = Expressed(head, inside, around) ?? Told(head, claim) ?? ByTense(head, claim);
        if (time is { Basis: "expression" } && time.Earliest == time.Latest)
        {
            if (EventTenses.Of(trees, head) == EventTense.Past && !IsTold(claim)) told = (trees.ParagraphOf(head), time);
            if (!dated.TryGetValue(trees.Lemma(head), out var events)) dated.Add(trees.Lemma(head), events = []);
            if (events.Count < MostEvents) events.Add((Arguments(head), time));
        }

        int[] all = [.. when.Concat(around).Distinct().Order()];
        Claim known = claim with { When = [.. all], Time = time };
        return known with { Announced = Announced(known, head) };
    }

    /// <summary>The day that the article gives for the same event elsewhere: the same verb with one of its arguments.</summary>
    private Claim SameEvent(Claim claim)
    {
        if (claim.Time is not { Basis: "publication" } || Head(claim.Content).Head is not (>= 0 and var head) || !dated.TryGetValue(trees.Lemma(head), out var events)) return claim;
        HashSet<string> arguments = Arguments(head);
        foreach ((HashSet<string> others, ClaimTime time) in events)
        {
            if (others.Overlaps(arguments)) return claim with { Time = time with { Basis = "same event" } };
        }

        return claim;
    }

    /// <summary>Lemmas of the subject and objects of a verb.</summary>
    private HashSet<string> Arguments(int head)
    {
        var lemmas = new HashSet<string>(StringComparer.Ordinal);
        foreach (int child in trees.Children(head))
        {
            if ((trees.Is(child, "nsubj") || trees.Is(child, "obj")) && trees.Upos(child) is "NOUN" or "PROPN") lemmas.Add(trees.Lemma(child));
        }

        return lemmas;
    }

    /// <summary>Whether somebody in the text tells the claim, so that its past may lie well before the telling.</summary>
    private static bool IsTold(Claim claim) => claim.Chain.Length > 0 && claim.Chain[^1].Basis is LinkBasis.Stated;

    /// <summary>The token of the content that everything else in it hangs on, and the tokens of the content.</summary>
    private (int Head, HashSet<int> Tokens) Head(ImmutableArray<TextSpan> content)
    {
        var tokens = new HashSet<int>();
        foreach (TextSpan span in content)
        {
            for (int i = trees.Tokens.FirstEndingAfter(span.Start); i < trees.Count && trees.Tokens[i].Span.Start < span.End; i++) tokens.Add(i);
        }

        int best = -1;
        foreach (int i in tokens.Order())
        {
            if (trees.IsPunctuation(i) || (trees.Head(i) >= 0 && tokens.Contains(trees.Head(i)))) continue;
            if (best < 0 || (trees.IsClause(i) && !trees.IsClause(best))) best = i;
        }

        return (best, tokens);
    }

    private List<int> Inside(ImmutableArray<TextSpan> content)
    {
        var inside = new List<int>();
        foreach (TextSpan span in content)
        {
            int low = 0, high = times.Length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (times[middle].Span.Start < span.Start) low = middle + 1;
                else high = middle;
            }

            for (int t = low; t < times.Length && times[t].Span.End <= span.End; t++) inside.Add(t);
        }

        return inside;
    }

    /// <summary>Times outside the content that hang on its verb all the same: "On Friday, ..." before a clause that was cut.</summary>
    private List<int> Around(int head, HashSet<int> content)
    {
        byClause ??= Enumerable.Range(0, times.Length).Where(links.IsDirect).GroupBy(links.Clause).ToDictionary(g => g.Key, g => g.ToList());
        return byClause.TryGetValue(head, out List<int>? hung) ? hung.FindAll(t => !content.Contains(links.Token(t))) : [];
    }

    private ClaimTime? Expressed(int head, List<int> inside, List<int> around)
    {
        List<int> days = inside.Concat(around).Where(IsDated).Order().ToList();
        List<int> own = days.FindAll(t => (links.Clause(t) == head && links.IsDirect(t)) || links.Token(t) == head);
        // A day or month hangs on its verb whatever noun the parser gave it to; a year may belong to the noun ("the 2010 treaty").
        if (own.Count == 0) own = days.FindAll(t => links.Clause(t) == head && Width(times[t]) <= 31);
        if (own.Count == 0) own = days.FindAll(t => links.IsDirect(t) && IsJoined(links.Clause(t), head));
        // "signed a treaty to cooperate earlier this year": parsers hang the time on the infinitive, readers on the verb with a tense.
        if (own.Count == 0) own = days.FindAll(t => links.IsDirect(t) && links.Clause(t) >= 0 && !EventTenses.IsFinite(trees, links.Clause(t)) && trees.Tokens[links.Clause(t)].Span.End > trees.Tokens[head].Span.Start);
        if (own.Count == 0) return null;
        foreach (int t in own)
        {
            if (times[t].RangeEnd is { } end && times[t].Earliest is { } from && times[end].Latest is { } to && from <= to)
                return new ClaimTime(from, to, "expression");
        }

        TimeExpression best = times[own.MinBy(t => (Width(times[t]), Math.Abs(links.Token(t) - head)))];
        return best.Earliest is null && best.Latest is null ? null : new ClaimTime(best.Earliest, best.Latest, "expression");
    }

    private bool IsDated(int t) =>
        times[t] is { Type: TimeType.Date or TimeType.Time } time && !time.Timex.EndsWith("_REF", StringComparison.Ordinal) && (time.Earliest ?? time.Latest) is not null;

    private static int Width(TimeExpression time) =>
        time.Earliest is { } from && time.Latest is { } to ? to.DayNumber - from.DayNumber : int.MaxValue;

    /// <summary>Whether a clause shares the time of the content: the same verb through a noun, a joined or completing clause.</summary>
    private bool IsJoined(int clause, int head)
    {
        for (int steps = 0; clause >= 0 && steps < 4; steps++)
        {
            if (clause == head) return true;
            bool isMoment = trees.Is(clause, "advcl") && trees.Child(clause, "mark") is >= 0 and var mark && trees.Form(mark) is "when" or "as" or "while" or "once";
            if (!isMoment && !trees.Is(clause, "conj") && !trees.Is(clause, "xcomp") && !trees.Is(clause, "ccomp")) return false;
            clause = trees.Head(clause);
        }

        return false;
    }

    /// <summary>The day that the paragraph tells of, for a past event that names none.</summary>
    private ClaimTime? Told(int head, Claim claim)
    {
        return !IsTold(claim) && told is { } day && EventTenses.Of(trees, head) == EventTense.Past && trees.ParagraphOf(head) == day.Paragraph ? day.Time with { Basis = "paragraph" } : null;
    }

    private ClaimTime? ByTense(int head, Claim claim)
    {
        DateOnly? published = article.PublishedDay;
        if (published is null) return null;
        EventTense tense = EventTenses.Of(trees, head);
        if (tense == EventTense.Unknown && claim.Region == RegionKind.Headline) tense = EventTense.Present;
        return tense switch
        {
            EventTense.Past when IsTold(claim) => new ClaimTime(null, published, "tense"),
            EventTense.Past or EventTense.Perfect or EventTense.Present => new ClaimTime(published, published, "publication"),
            EventTense.Before => new ClaimTime(null, published, "tense"),
            EventTense.Future => new ClaimTime(published, null, "tense"),
            _ => null,
        };
    }

    /// <summary>An event that is announced for days to come, and who announces it.</summary>
    private AnnouncedWindow? Announced(Claim claim, int head)
    {
        if (claim.Time is not { Basis: "expression" } time || article.PublishedDay is not { } published || (time.Latest ?? DateOnly.MaxValue) <= published) return null;
        if (time.Earliest is null && EventTenses.Of(trees, head) is not (EventTense.Future or EventTense.Possible)) return null;
        if (time.Earliest < published && EventTenses.Of(trees, head) is not EventTense.Future) return null;
        return claim.Chain.Length == 0 ? null : new AnnouncedWindow(time.Earliest > published ? time.Earliest : published, time.Latest, claim.Chain[^1].Name);
    }
}
