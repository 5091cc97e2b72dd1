using Whence.Articles;
using Whence.Places.Names;
using Whence.Text;

namespace Whence.Places.Resolution;

/// <summary>The toponyms of an article brought together by name, with what stands beside them.</summary>
internal sealed class PlaceGroups
{
    /// <summary>Code units between two names that are still "beside" each other.</summary>
    private const int BesideReach = 40;

    private readonly Gazetteer _gazetteer;
    private readonly int[] _units;

    /// <summary>All groups: the outlet's home first, then the names in text order.</summary>
    public List<PlaceGroup> All { get; } = [];

    /// <summary>The group of each toponym.</summary>
    public int[] GroupOf { get; }

    /// <summary>Key of the country of the outlet's address, 0 when unknown.</summary>
    public int HomeCountry { get; }

    public PlaceGroups(Gazetteer gazetteer, Article article, IReadOnlyList<TextSpan> toponyms)
    {
        string text = article.Text;
        OutletHome home = OutletHome.Find(gazetteer, article);
        HomeCountry = home.Country;
        foreach ((string name, Candidate[] candidates) in home.Names) All.Add(new PlaceGroup { Name = "home " + name, Candidates = candidates, IsHome = true });
        int[] units = Units(gazetteer, text, toponyms);
        (_gazetteer, _units) = (gazetteer, units);

        GroupOf = new int[toponyms.Count];
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var candidatesOf = new Dictionary<string, Candidate[]>(StringComparer.Ordinal);
        for (int i = 0; i < toponyms.Count; i++)
        {
            string name = toponyms[i].In(text).ToString();
            if (!candidatesOf.TryGetValue(name, out Candidate[]? found)) candidatesOf[name] = found = CandidateFinder.Find(gazetteer, name, units);
            string key = name.ToUpperInvariant();
            if (i + 1 < toponyms.Count && IsContainerGap(text, toponyms[i], toponyms[i + 1]))
            {
                // "Paris, Texas" beside "Paris, France": two places of one name.
                string container = toponyms[i + 1].In(text).ToString();
                Candidate[] units1 = candidatesOf.TryGetValue(container, out Candidate[]? known) ? known : CandidateFinder.Find(gazetteer, container, units);
                candidatesOf[container] = units1;
                if (Holds(units1, found))
                {
                    string pair = key + ", " + container.ToUpperInvariant();
                    if (byName.TryGetValue(key, out int plain) && All[plain].Container < 0 && !byName.ContainsKey(pair)) byName[pair] = plain;
                    else if (!byName.ContainsKey(pair)) byName[pair] = New(key, name, found, byName, replace: !byName.ContainsKey(key));
                    GroupOf[i] = byName[pair];
                    All[GroupOf[i]].Mentions.Add(i);
                    continue;
                }
            }

            if (!byName.TryGetValue(key, out int group)) group = New(key, name, found, byName, replace: true);
            GroupOf[i] = group;
            All[group].Mentions.Add(i);
        }

        Connect(article, toponyms);
    }

    private int New(string key, string name, Candidate[] candidates, Dictionary<string, int> byName, bool replace)
    {
        bool inside = candidates.Length == 0;
        All.Add(new PlaceGroup { Name = key, Candidates = inside ? CandidateFinder.FindInside(_gazetteer, name, _units) : candidates, IsInside = inside });
        if (replace) byName[key] = All.Count - 1;
        return All.Count - 1;
    }

    private void Connect(Article article, IReadOnlyList<TextSpan> toponyms)
    {
        string text = article.Text;
        for (int i = 0; i < toponyms.Count; i++)
        {
            PlaceGroup group = All[GroupOf[i]];
            if (article.Dateline is { } dateline && dateline.Span.Contains(toponyms[i])) group.InDateline = true;
            group.Hints |= HintsAt(text, toponyms[i]);
            if (i + 1 >= toponyms.Count) continue;
            PlaceGroup next = All[GroupOf[i + 1]];
            if (group == next || toponyms[i + 1].Start - toponyms[i].End > BesideReach) continue;
            if (IsContainerGap(text, toponyms[i], toponyms[i + 1]) && Holds(next.Candidates, group.Candidates))
            {
                group.Container = GroupOf[i + 1];
                next.Contained++;
            }

            if (group.Beside.Count < 6 && !group.Beside.Contains(GroupOf[i + 1])) group.Beside.Add(GroupOf[i + 1]);
            if (next.Beside.Count < 6 && !next.Beside.Contains(GroupOf[i])) next.Beside.Add(GroupOf[i]);
        }
    }

    /// <summary>First-level units that the article names: small places there stay candidates.</summary>
    private int[] Units(Gazetteer gazetteer, string text, IReadOnlyList<TextSpan> toponyms)
    {
        var units = new HashSet<int>();
        foreach (Candidate c in All.SelectMany(g => g.Candidates).Take(12)) units.Add(c.Place.Admin1);
        foreach (TextSpan t in toponyms)
        {
            Referents referents = gazetteer.Find(t.In(text));
            for (int i = 0; i < referents.Count && i < 3; i++)
                if (gazetteer.Row(referents[i].Row) is { Kind: RowKind.Admin1 } unit) units.Add(unit.Admin1);
            if (units.Count > 40) break;
        }

        return [.. units];
    }

    private static bool Holds(Candidate[] units, Candidate[] places)
    {
        foreach (ref readonly Candidate unit in units.AsSpan())
        {
            if (unit.Place.Kind is not (RowKind.Country or RowKind.Admin1 or RowKind.Admin2)) continue;
            foreach (ref readonly Candidate place in places.AsSpan())
                if (place.IsIn(unit)) return true;
        }

        return false;
    }

    /// <summary>Whether the text between two names is that of "Paris, Texas" or "Paris (Texas".</summary>
    private static bool IsContainerGap(string text, TextSpan first, TextSpan second)
    {
        if (second.Start <= first.End || second.Start - first.End > 4) return false;
        ReadOnlySpan<char> gap = text.AsSpan(first.End, second.Start - first.End).Trim();
        return gap is "," or "(" or ".," or ", (";
    }

    private static GroupHints HintsAt(string text, TextSpan span)
    {
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, span.Start - 16), Math.Min(16, span.Start)).TrimEnd(), after = text.AsSpan(span.End, Math.Min(14, text.Length - span.End)).TrimStart();
        var hints = GroupHints.None;
        if (EndsWithAny(before, "city of", "town of", "village of", "downtown", "suburb of", "mayor of")) hints |= GroupHints.CityBefore;
        if (EndsWithAny(before, "county of", "counties of") || StartsWithAny(after, "county", "counties", "parish")) hints |= GroupHints.CountyBeside;
        if (EndsWithAny(before, "state of", "province of") || StartsWithAny(after, "state ", "province", "region", "oblast", "governorate")) hints |= GroupHints.StateBeside;
        if (EndsWithAny(before, "river", "lake") || StartsWithAny(after, "river", "lake", "sea")) hints |= GroupHints.WaterBeside;
        if (EndsWithAny(before, " in", " near", " from", " at", " outside")) hints |= GroupHints.LocativeBefore;
        return hints;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> ends)
    {
        foreach (string end in ends)
            if (text.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> starts)
    {
        foreach (string start in starts)
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
