using System.Collections.Immutable;
using Whence.Articles;
using Whence.Mentions;
using Whence.Places.Names;
using Whence.Places.Recognition;
using Whence.Places.Relative;
using Whence.Places.Resolution;
using Whence.Places.Use;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Places;

/// <summary>Finds the places that an article names and says which ones they are, or in which region they lie.</summary>
/// <remarks>Linear in the text; the names of one article are weighed together, at most 30 candidates a name.</remarks>
internal sealed class PlaceFinder(Gazetteer gazetteer)
{
    /// <summary>Below this probability of the best candidate only the country is said, if that is sure.</summary>
    private const float Unsure = 0.2f;

    /// <summary>So sure must be the town inside a longer name.</summary>
    private const float SureInside = 0.5f;

    private readonly Lazy<Borders> _borders = new(() => new Borders(gazetteer.Section(GazetteerSection.Borders)));
    private readonly DrawnRegions _drawn = new();

    public PlaceFinder()
        : this(Gazetteer.Shipped)
    {
    }

    /// <summary>The places in text order. Layers may be empty: then less is known.</summary>
    public ImmutableArray<Place> Find(Article article, TokenLayer tokens, SyntaxLayer syntax, MentionLayer mentions)
    {
        if (gazetteer.IsEmpty || tokens.Tokens.IsEmpty) return [];
        List<Toponym> toponyms = ToponymRecognizer.Recognize(gazetteer, article, tokens, syntax, mentions);
        List<RelativePhrase> phrases = RelativeGrammar.Read(article.Text, tokens, toponyms);
        AddAnchors(article.Text, tokens, phrases, toponyms);
        TextSpan[] spans = [.. toponyms.Select(t => new TextSpan(tokens.Tokens[t.FirstToken].Span.Start, tokens.Tokens[t.EndToken - 1].Span.End))];
        PlaceGroups groups = Group(article, spans);
        List<Place> places = Name(article, spans, groups);
        for (int i = 0; i < places.Count; i++)
            if (places[i].Literal && !UseClassifier.IsLiteral(gazetteer, article.Text, tokens, syntax, toponyms[i], KindOf(groups.All[groups.GroupOf[i]]))) places[i] = places[i] with { Literal = false };
        if (phrases.Count > 0)
        {
            var relative = new RelativePlaces(gazetteer, _borders, _drawn, article.Text, tokens, toponyms, groups);
            foreach (RelativePhrase phrase in phrases)
                if (relative.Of(phrase) is { } place) places.Add(place);
            places.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        }

        return [.. places];
    }

    /// <summary>The places that given names stand for; <c>places score</c> asks for it with gold spans.</summary>
    public List<Place> Resolve(Article article, IReadOnlyList<TextSpan> toponyms) => Name(article, toponyms, Group(article, toponyms));

    /// <summary>Anchors of relative locations are places, also where the recogniser saw none.</summary>
    private void AddAnchors(string text, TokenLayer tokens, List<RelativePhrase> phrases, List<Toponym> toponyms)
    {
        int known = toponyms.Count;
        foreach (RelativePhrase phrase in phrases)
        {
            (int first, int end) = phrase.Anchor;
            if (phrase.Distance is null || Covers(toponyms, known, first) || (toponyms.Count > known && toponyms[^1].EndToken > first)) continue;

            // "the Chicago Loop": the longest beginning that the gazetteer knows.
            int to = end;
            while (to > first && gazetteer.Find(text.AsSpan(tokens.Tokens[first].Span.Start, tokens.Tokens[to - 1].Span.End - tokens.Tokens[first].Span.Start)).IsEmpty) to--;
            toponyms.Add(new Toponym(first, to > first ? to : end));
        }

        if (toponyms.Count > known) toponyms.Sort(static (a, b) => a.FirstToken.CompareTo(b.FirstToken));
    }

    /// <summary>Whether one of the first <paramref name="count"/> toponyms, which are in text order, holds a token.</summary>
    private static bool Covers(List<Toponym> toponyms, int count, int token)
    {
        int low = 0, high = count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (toponyms[middle].EndToken <= token) low = middle + 1;
            else if (toponyms[middle].FirstToken > token) high = middle - 1;
            else return true;
        }

        return false;
    }

    private PlaceGroups Group(Article article, IReadOnlyList<TextSpan> toponyms)
    {
        var groups = new PlaceGroups(gazetteer, article, toponyms);
        PlaceResolver.Resolve(gazetteer, groups.All, groups.HomeCountry);
        return groups;
    }

    private List<Place> Name(Article article, IReadOnlyList<TextSpan> toponyms, PlaceGroups groups)
    {
        var places = new List<Place>(toponyms.Count);
        for (int i = 0; i < toponyms.Count; i++)
        {
            string name = toponyms[i].In(article.Text).ToString();
            PlaceGroup group = groups.All[groups.GroupOf[i]];
            // A newspaper bears the name of a town or a sea and lies nowhere.
            places.Add(group.IsInside && OutletHome.IsOutlet(name, article) ? new Place { Span = toponyms[i], Name = name, Precision = PlacePrecision.Facility, Literal = false } : PlaceOf(group, toponyms[i], name) ?? new Place { Span = toponyms[i], Name = name, Precision = PlacePrecision.Facility });
        }

        return places;
    }

    /// <summary>A thing that bears a town's or unit's name lies there, when that is sure.</summary>
    private Place? Inside(PlaceGroup group, int best, TextSpan span, string name)
    {
        if (group.Probabilities[best] < SureInside) return null;
        GazetteerRow place = group.Candidates[best].Place;
        string unit = gazetteer.Admin1Code(place.Admin1);
        return new Place
        {
            Span = span,
            Name = name,
            Country = gazetteer.CountryOf(place.Admin1),
            Admin1 = unit.Length > 3 ? unit : null,
            Latitude = place.IsArea ? null : Math.Round(place.Latitude, 4),
            Longitude = place.IsArea ? null : Math.Round(place.Longitude, 4),
            Precision = PlacePrecision.Facility,
        };
    }

    private static RowKind KindOf(PlaceGroup group) => group.Best is >= 0 and int best ? group.Candidates[best].Place.Kind : RowKind.Facility;

    private Place? PlaceOf(PlaceGroup group, TextSpan span, string name)
    {
        if (group.Best is not (>= 0 and int best)) return null;
        ref readonly Candidate c = ref group.Candidates[best];
        string country = gazetteer.CountryOf(c.Place.Admin1), unit = gazetteer.Admin1Code(c.Place.Admin1);
        if (group.IsInside) return Inside(group, best, span, name);
        if (group.Probabilities[best] < Unsure)
        {
            // A wrong town is worse than a country.
            float sameCountry = 0;
            for (int i = 0; i < group.Candidates.Length; i++)
                if (group.Candidates[i].Country == c.Country) sameCountry += group.Probabilities[i];
            return new Place { Span = span, Name = name, Country = sameCountry > 0.8f && country.Length > 0 ? country : null, Precision = PlacePrecision.City };
        }

        return new Place
        {
            Span = span,
            Name = name,
            GazetteerId = c.Place.GeonamesId != 0 ? "geonames:" + c.Place.GeonamesId.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : c.Place.Kind == RowKind.Admin1 ? "geonames:" + unit : null,
            Country = country.Length > 0 ? country : null,
            Admin1 = c.Place.Kind is not (RowKind.Country or RowKind.Continent) && unit.Length > 3 ? unit : null,
            Latitude = Math.Round(c.Place.Latitude, 4),
            Longitude = Math.Round(c.Place.Longitude, 4),
            Precision = c.Place.Kind switch
            {
                RowKind.Country => PlacePrecision.Country,
                RowKind.Continent => PlacePrecision.Continent,
                RowKind.Admin1 => PlacePrecision.Admin1,
                RowKind.Admin2 => PlacePrecision.Admin2,
                RowKind.Region => PlacePrecision.Region,
                RowKind.Water => PlacePrecision.Water,
                RowKind.Facility => PlacePrecision.Facility,
                _ => PlacePrecision.City,
            },
            Literal = (c.Use & NameUse.Demonym) == NameUse.None,
        };
    }
}
