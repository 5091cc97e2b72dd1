using Whence.Places.Names;
using Whence.Places.Recognition;
using Whence.Places.Resolution;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Places.Relative;

/// <summary>Turns relative locations into places, once the names they hang on are resolved.</summary>
internal sealed class RelativePlaces(Gazetteer gazetteer, Lazy<Borders> borders, DrawnRegions drawn, string text, TokenLayer tokens, List<Toponym> toponyms, PlaceGroups groups)
{
    /// <summary>An anchor that is less sure than this gives no region: a wrong one would mislead.</summary>
    private const float Unsure = 0.3f;

    private readonly RelativeRegions _regions = new(borders, drawn);

    /// <summary>The place of a phrase, or null when its anchor is of a kind that it says nothing of.</summary>
    public Place? Of(RelativePhrase phrase)
    {
        int index = At(phrase.Anchor.First);
        if (index < 0) return null;
        Candidate? area = Best(index, static c => c.Place.Kind == RowKind.Country), point = Best(index, static c => !c.Place.IsArea && c.Place.Kind != RowKind.Region);
        RelativeRegion? region = null;
        int country = CountryOf(area ?? point);
        switch (phrase.Kind)
        {
            case RelativeKind.FromBorder or RelativeKind.AtBorder:
                if (area is null) return null;
                int other = phrase.Other is { } o && At(o.First) is >= 0 and int named
                    ? CountryOf(Best(named, static c => c.Place.Kind == RowKind.Country))
                    : Neighbour(index, country);
                if (other < 0) return null;
                int? side = phrase.Kind == RelativeKind.AtBorder || (phrase.Other is not null && !phrase.AnchorSide) ? null : phrase.AnchorSide ? country : other;
                region = _regions.AlongBorder(phrase, country, other, side);
                country = side ?? -1;
                break;
            case RelativeKind.OffCoast:
                bool town = IsBest(index, point);
                region = country < 0 ? null : _regions.OffCoast(phrase, country, town ? point?.Place : null);
                country = -1;
                break;
            case RelativeKind.Part:
                if (IsBest(index, area)) region = _regions.PartOf(phrase, country);
                else if (IsBest(index, point) && point!.Value.Place.IsTown) region = RelativeRegions.Round(phrase, point.Value.Place);
                break;
            case RelativeKind.Between:
                Candidate? end = phrase.Other is { } two && At(two.First) is >= 0 and int last ? Best(last, static c => c.Place.IsTown || c.Place.Kind == RowKind.Facility) : null;
                if (point is null || end is null || !IsBest(index, point)) return null;

                // "Talks between Tehran and Moscow" are no way: two capitals apart are their governments.
                if (!phrase.Middle && point.Value.Place.Kind == RowKind.Capital && end.Value.Place.Kind == RowKind.Capital) return null;
                region = RelativeRegions.Between(point.Value.Place, end.Value.Place, phrase.Middle);
                country = point.Value.Country == end.Value.Country ? CountryOf(point) : -1;
                break;
            default:
                if (point is null && phrase.Distance is null) return null;
                if (phrase.Distance is null && !(IsBest(index, point) && (point!.Value.Place.IsTown || point.Value.Place.Kind == RowKind.Facility))) return null;
                if (point is { } anchor && Sure(index, anchor)) region = RelativeRegions.Round(phrase, anchor.Place);
                country = point is null ? country : CountryOf(point);
                break;
        }

        if (region is null && phrase.Distance is null) return null;
        var span = new TextSpan(tokens.Tokens[phrase.FirstToken].Span.Start, tokens.Tokens[phrase.EndToken - 1].Span.End);
        return new Place
        {
            Span = span,
            Name = span.In(text).ToString(),
            Country = country < 0 ? null : gazetteer.CountryIso(country),
            Latitude = region is null ? null : Math.Round(region.Latitude, 3),
            Longitude = region is null ? null : Math.Round(region.Longitude, 3),
            Precision = PlacePrecision.Relative,
            Region = region?.Region,
            Core = region?.Core,
        };
    }

    /// <summary>Index of the toponym that holds a token, or -1; toponyms are in text order.</summary>
    private int At(int token)
    {
        int low = 0, high = toponyms.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (toponyms[middle].EndToken <= token) low = middle + 1;
            else if (toponyms[middle].FirstToken > token) high = middle - 1;
            else return middle;
        }

        return -1;
    }

    private int CountryOf(Candidate? c) => c is { } candidate && gazetteer.CountryOf(candidate.Place.Admin1) is { Length: 2 } iso ? gazetteer.Country(iso) : -1;

    private PlaceGroup Group(int toponym) => groups.All[groups.GroupOf[toponym]];

    /// <summary>The most probable candidate of a kind.</summary>
    private Candidate? Best(int toponym, Func<Candidate, bool> ofKind)
    {
        PlaceGroup group = Group(toponym);
        int best = -1;
        for (int i = 0; i < group.Candidates.Length; i++)
            if (ofKind(group.Candidates[i]) && (best < 0 || group.Probabilities[i] > group.Probabilities[best])) best = i;
        return best < 0 ? null : group.Candidates[best];
    }

    private bool IsBest(int toponym, Candidate? c) => c is { } candidate && Group(toponym) is { Best: >= 0 } group && group.Candidates[group.Best].Row == candidate.Row;

    /// <summary>Whether a point is sure enough among the points of its name.</summary>
    private bool Sure(int toponym, in Candidate point)
    {
        PlaceGroup group = Group(toponym);
        float points = 0, near = 0;
        for (int i = 0; i < group.Candidates.Length; i++)
        {
            if (group.Candidates[i].Place.IsArea) continue;
            points += group.Probabilities[i];
            if (Candidate.Km(group.Candidates[i].SquaredChord(point)) < 10) near += group.Probabilities[i];
        }

        return points > 0 && near / points >= Unsure;
    }

    /// <summary>The country named nearest in the text, before rather than after, that borders on a country; -1 for none.</summary>
    private int Neighbour(int toponym, int country)
    {
        foreach (int step in new[] { -1, 1 })
        {
            for (int i = toponym + step, seen = 0; i >= 0 && i < toponyms.Count && seen < 40; i += step, seen++)
            {
                PlaceGroup group = Group(i);
                if (group.Best < 0) continue;
                int other = CountryOf(group.Candidates[group.Best]);
                if (other >= 0 && other != country && _regions.AreNeighbours(country, other)) return other;
            }
        }

        return -1;
    }
}
