using Whence.Places.Names;

namespace Whence.Places.Resolution;

/// <summary>The features of a candidate; trainer and stage share them.</summary>
internal static class ResolutionFeatures
{
    public const int Count = (int)ResolutionFeature.Count;

    private const int UnitedStates = 'U' | ('S' << 8);

    /// <summary>Writes all features of candidate <paramref name="index"/>; without <paramref name="evidence"/> only those of the name alone.</summary>
    public static void Of(List<PlaceGroup> groups, int group, int index, Evidence? evidence, int homeCountry, Span<float> f)
    {
        f.Clear();
        PlaceGroup of = groups[group];
        ref readonly Candidate c = ref of.Candidates[index];
        GazetteerRow place = c.Place;
        float size = place.IsTown ? place.Size / 80f : 0;
        Set(f, ResolutionFeature.Size, size);
        Set(f, ResolutionFeature.SizeSquared, size * size);
        if (place.Kind is RowKind.Admin1 or RowKind.Admin2) Set(f, ResolutionFeature.UnitSize, place.Size / 80f);
        if (place.Kind == RowKind.Country) Set(f, ResolutionFeature.CountrySize, place.Size / 80f);
        f[(int)ResolutionFeature.KindFirst + (int)place.Kind] = 1;
        if ((c.Use & NameUse.Other) != NameUse.None) Set(f, ResolutionFeature.UseOther, 1);
        if ((c.Use & NameUse.Abbreviation) != NameUse.None) Set(f, ResolutionFeature.UseAbbreviation, 1);
        if ((c.Use & NameUse.Demonym) != NameUse.None) Set(f, ResolutionFeature.UseDemonym, 1);
        if ((c.Use & NameUse.Bare) != NameUse.None) Set(f, ResolutionFeature.UseBare, 1);
        Set(f, ResolutionFeature.FirstRank, index == 0 ? 1 : 0);
        Set(f, ResolutionFeature.LogRank, MathF.Log(1 + index) / 3);
        Namesake(of, c, f);
        Neighbours(groups, of, c, f);
        Hints(of, place, f);
        Home(groups, group, c, homeCountry, f);
        if (of.InDateline) Set(f, ResolutionFeature.Dateline, size);
        evidence?.Write(group, of, index, f);
    }

    private static void Neighbours(List<PlaceGroup> groups, PlaceGroup of, in Candidate c, Span<float> f)
    {
        if (of.Container >= 0)
        {
            bool inside = IsInAny(c, groups[of.Container]);
            Set(f, ResolutionFeature.InContainer, inside ? 1 : 0);
            Set(f, ResolutionFeature.OutsideContainer, inside ? 0 : 1);
        }

        if (of.Contained > 0) Set(f, c.Place.IsArea || c.Place.Kind == RowKind.Admin2 ? ResolutionFeature.IsContainer : ResolutionFeature.ContainerTown, 1);
        foreach (int beside in of.Beside)
        {
            if (IsInAny(c, groups[beside])) Set(f, ResolutionFeature.BesideWithin, 1);
            if (!c.Place.IsArea) continue;
            foreach (ref readonly Candidate other in groups[beside].Candidates.AsSpan())
            {
                if (!other.IsIn(c)) continue;
                Set(f, ResolutionFeature.BesideHolds, 1);
                break;
            }
        }
    }

    private static void Namesake(PlaceGroup of, in Candidate c, Span<float> f)
    {
        if (c.Place.Kind is not (RowKind.Admin1 or RowKind.Admin2) || c.Country == UnitedStates || of.Contained > 0 || (of.Hints & GroupHints.StateBeside) != GroupHints.None) return;
        foreach (ref readonly Candidate other in of.Candidates.AsSpan())
        {
            if (!other.Place.IsTown || !other.IsIn(c)) continue;
            Set(f, ResolutionFeature.HoldsNamesake, 1);
            return;
        }
    }

    private static void Hints(PlaceGroup of, GazetteerRow place, Span<float> f)
    {
        if ((of.Hints & GroupHints.CityBefore) != GroupHints.None) Set(f, place.IsTown ? ResolutionFeature.HintCity : ResolutionFeature.HintCityOther, 1);
        if ((of.Hints & GroupHints.CountyBeside) != GroupHints.None) Set(f, place.Kind == RowKind.Admin2 ? ResolutionFeature.HintCounty : ResolutionFeature.HintCountyOther, 1);
        if ((of.Hints & GroupHints.StateBeside) != GroupHints.None && place.Kind == RowKind.Admin1) Set(f, ResolutionFeature.HintState, 1);
        if ((of.Hints & GroupHints.WaterBeside) != GroupHints.None && place.Kind == RowKind.Water) Set(f, ResolutionFeature.HintWater, 1);
    }

    private static void Home(List<PlaceGroup> groups, int group, in Candidate c, int homeCountry, Span<float> f)
    {
        if (homeCountry != 0)
        {
            Set(f, ResolutionFeature.HomeCountry, c.Country == homeCountry ? 1 : 0);
            Set(f, ResolutionFeature.ForeignToHome, c.Country != homeCountry && c.Place.Kind is not (RowKind.Country or RowKind.Capital) ? 1 : 0);
        }

        float near = 0, region = 0, unit = 0, dateline = 0;
        for (int g = 0; g < groups.Count && g < 64; g++)
        {
            PlaceGroup home = groups[g];
            if (g == group || (!home.IsHome && !home.InDateline) || home.Probabilities.Length == 0) continue;
            for (int i = 0; i < home.Candidates.Length; i++)
            {
                float p = home.Probabilities[i];
                if (p < 0.03f) continue;
                ref readonly Candidate h = ref home.Candidates[i];
                bool sameUnit = h.Place.Admin1 == c.Place.Admin1 && c.Place.Kind != RowKind.Country && h.Country != 0;
                float chord = h.Place.IsArea ? 4 : c.SquaredChord(h);
                if (home.InDateline && chord < Candidate.Chord160) dateline += p;
                if (!home.IsHome) continue;
                if (sameUnit) unit += p;
                if (chord < Candidate.Chord40) near += p;
                if (chord < Candidate.Chord160) region += p;
            }
        }

        Set(f, ResolutionFeature.HomeNear, Math.Min(1, near));
        Set(f, ResolutionFeature.HomeRegion, Math.Min(1, region));
        Set(f, ResolutionFeature.HomeUnit, Math.Min(1, unit));
        Set(f, ResolutionFeature.NearDateline, Math.Min(1, dateline));
    }

    private static bool IsInAny(in Candidate c, PlaceGroup units)
    {
        foreach (ref readonly Candidate unit in units.Candidates.AsSpan())
            if (c.IsIn(unit)) return true;
        return false;
    }

    private static void Set(Span<float> f, ResolutionFeature feature, float value) => f[(int)feature] = value;
}
