using Whence.Places.Names;

namespace Whence.Places.Resolution;

/// <summary>What the other names of the article say, given what they are thought to be so far.</summary>
internal sealed class Evidence
{
    /// <summary>Names that vote, at most: more would make long lists of names costly.</summary>
    private const int MaxVoters = 48;

    private readonly Dictionary<int, float> _countries = [], _units = [], _namedCountries = [], _namedUnits = [];
    private readonly List<(int Group, Candidate Candidate, float Probability)> _towns = [];
    private readonly List<PlaceGroup> _groups;
    private float _countryTotal, _unitTotal;
    private int _topCountry, _topUnit = -1;

    public Evidence(List<PlaceGroup> groups)
    {
        _groups = groups;
        int voters = Math.Min(groups.Count, MaxVoters);
        for (int g = 0; g < voters; g++)
        {
            PlaceGroup group = groups[g];
            float weight = Weight(group);
            for (int i = 0; i < group.Probabilities.Length; i++)
            {
                float p = group.Probabilities[i] * weight;
                if (p < 0.02f) continue;
                Vote(group.Candidates[i], p, 1);
            }

            if (group.Best is >= 0 and int best && !group.Candidates[best].Place.IsArea && group.Candidates[best].Place.Kind != RowKind.Region)
                _towns.Add((g, group.Candidates[best], group.Probabilities[best]));
        }

        float top = 0;
        foreach ((int country, float votes) in _countries)
            if (votes > top) (top, _topCountry) = (votes, country);
        top = 0;
        foreach ((int unit, float votes) in _units)
            if (votes > top) (top, _topUnit) = (votes, unit);
    }

    public int TopCountry => _topCountry;

    /// <summary>Share of the article's names in the most named country, 0 to 1.</summary>
    public float TopCountryShare => _countryTotal <= 0 ? 0 : _countries.GetValueOrDefault(_topCountry) / _countryTotal;

    /// <summary>Writes the features that other names give candidate <paramref name="index"/> of <paramref name="of"/>.</summary>
    public void Write(int group, PlaceGroup of, int index, Span<float> f)
    {
        ref readonly Candidate c = ref of.Candidates[index];

        // A name must not vote for itself.
        float own = group < MaxVoters ? Weight(of) : 0, ownCountry = 0, ownUnit = 0, ownCountryTotal = 0, ownUnitTotal = 0, ownNamedCountry = 0, ownNamedUnit = 0;
        for (int i = 0; own > 0 && i < of.Probabilities.Length; i++)
        {
            float p = of.Probabilities[i] * own;
            if (p < 0.02f) continue;
            ref readonly Candidate o = ref of.Candidates[i];
            if (o.Country != 0)
            {
                ownCountryTotal += p;
                if (o.Country == c.Country) ownCountry += p;
                if (o.Country == c.Country && o.Place.Kind == RowKind.Country) ownNamedCountry += p;
            }

            if (IsBelowCountry(o))
            {
                ownUnitTotal += p;
                if (o.Place.Admin1 == c.Place.Admin1) ownUnit += p;
                if (o.Place.Admin1 == c.Place.Admin1 && o.Place.Kind == RowKind.Admin1) ownNamedUnit += p;
            }
        }

        float countryTotal = _countryTotal - ownCountryTotal, unitTotal = _unitTotal - ownUnitTotal;
        float inCountry = c.Country == 0 ? 0 : _countries.GetValueOrDefault(c.Country) - ownCountry;
        bool below = IsBelowCountry(c);
        float inUnit = below ? _units.GetValueOrDefault(c.Place.Admin1) - ownUnit : 0;
        float namedCountry = c.Country == 0 ? 0 : Saturate(_namedCountries.GetValueOrDefault(c.Country) - ownNamedCountry);
        float namedUnit = below ? Saturate(_namedUnits.GetValueOrDefault(c.Place.Admin1) - ownNamedUnit) : 0;
        float countryShare = countryTotal <= 0.01f ? 0 : inCountry / countryTotal, unitShare = unitTotal <= 0.01f ? 0 : inUnit / unitTotal;
        bool small = c.Place.IsTown && c.Place.Size < 60 && c.Place.Kind != RowKind.Capital, large = c.Place.IsTown && c.Place.Size >= 66;
        Set(f, ResolutionFeature.CountryShare, countryShare);
        Set(f, ResolutionFeature.UnitShare, unitShare);
        Set(f, ResolutionFeature.TopCountry, c.Country != 0 && c.Country == _topCountry && inCountry > 0.3f ? 1 : 0);
        Set(f, ResolutionFeature.TopUnit, below && c.Place.Admin1 == _topUnit && inUnit > 0.3f ? 1 : 0);
        Set(f, ResolutionFeature.CountryNamed, namedCountry);
        Set(f, ResolutionFeature.UnitNamed, namedUnit);
        Set(f, ResolutionFeature.SmallTopUnit, small ? unitShare : 0);
        Set(f, ResolutionFeature.SmallForeign, small ? 1 - countryShare : 0);
        bool capital = c.Place.Kind == RowKind.Capital;
        Set(f, ResolutionFeature.CapitalForeign, capital ? 1 - countryShare : 0);
        Set(f, ResolutionFeature.CapitalNamed, capital ? namedCountry : 0);
        Set(f, ResolutionFeature.LargeForeign, large && !capital ? 1 - countryShare : 0);

        if (c.Place.IsArea || c.Place.Kind == RowKind.Region)
        {
            Set(f, ResolutionFeature.AreaHolds, c.Place.Kind switch { RowKind.Country => countryShare, RowKind.Admin1 => unitShare, _ => 0 });
            return;
        }

        float near40 = 0, near160 = 0, near500 = 0, nearest = 0.152f;
        foreach ((int other, Candidate place, float p) in _towns)
        {
            if (other == group || _groups[other].Name == of.Name || place.Row == c.Row) continue;
            float chord = c.SquaredChord(place);
            if (p > 0.4f) nearest = Math.Min(nearest, chord);
            if (chord >= Candidate.Chord500) continue;
            float w = p * Weight(_groups[other]);
            near500 += w;
            if (chord < Candidate.Chord160) near160 += w;
            if (chord < Candidate.Chord40) near40 += w;
        }

        Set(f, ResolutionFeature.Near40, Saturate(near40));
        Set(f, ResolutionFeature.Near160, Saturate(near160));
        Set(f, ResolutionFeature.Near500, Saturate(near500));
        Set(f, ResolutionFeature.LogNearest, MathF.Log(1 + Candidate.Km(nearest)) / 8);
        Set(f, ResolutionFeature.SmallNear, small ? Saturate(near160) : 0);
    }

    private static float Saturate(float x) => x <= 0 ? 0 : 1 - MathF.Exp(-1.5f * x);

    /// <summary>A name said often counts more, but not as many times.</summary>
    private static float Weight(PlaceGroup group) => group.IsInside ? 0.2f : group.IsHome ? 0.7f : 0.6f + (0.4f * MathF.Sqrt(group.Mentions.Count));

    private static bool IsBelowCountry(in Candidate c) => c.Country != 0 && c.Place.Kind is not (RowKind.Country or RowKind.Continent or RowKind.Region or RowKind.Water or RowKind.Facility);

    private static void Set(Span<float> f, ResolutionFeature feature, float value) => f[(int)feature] = value;

    private void Vote(in Candidate c, float p, float weight)
    {
        if (c.Country == 0) return;
        _countryTotal += p * weight;
        Add(_countries, c.Country, p * weight);
        if (c.Place.Kind == RowKind.Country) Add(_namedCountries, c.Country, p);
        if (!IsBelowCountry(c)) return;
        _unitTotal += p;
        Add(_units, c.Place.Admin1, p);
        if (c.Place.Kind == RowKind.Admin1) Add(_namedUnits, c.Place.Admin1, p);
    }

    private static void Add(Dictionary<int, float> into, int key, float value) => into[key] = into.GetValueOrDefault(key) + value;
}
