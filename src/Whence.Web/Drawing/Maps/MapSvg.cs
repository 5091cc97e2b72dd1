using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Whence.Places;
using Whence.Store.Queries.Following;
using Whence.Web.Words;

namespace Whence.Web.Drawing.Maps;

/// <summary>Places that stand so near to each other on a map that they share a mark.</summary>
/// <param name="Places">Indexes into the list of places; the first has most claims.</param>
internal sealed record PlaceCluster(double X, double Y, ImmutableArray<int> Places, int Claims);

/// <summary>Draws claims on a map: the mark says what the coordinate means, so that a country never looks like a spot.</summary>
internal static class MapSvg
{
    /// <summary>Marks nearer than this share one.</summary>
    private const double Near = 26;

    private const int MostLabels = 24;

    /// <param name="box">What is shown.</param>
    /// <param name="places">The places in it, those of most claims first; each is drawn once.</param>
    /// <param name="addressOf">Where a box leads.</param>
    /// <param name="chosen">Key of the place whose claims are shown, or null.</param>
    /// <param name="datelines">Where reports were filed, drawn below the places; empty when that layer is off.</param>
    public static string Draw(MapBox box, ImmutableArray<PlaceRow> places, Func<MapBox, string> addressOf, string? chosen, ImmutableArray<PlaceRow> datelines)
    {
        HashSet<string> countries = [.. places.Where(p => p.Precision == PlacePrecision.Country).Select(p => p.Country).OfType<string>()];
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"map\" viewBox=\"0 0 {MapBox.Width} {box.Height}\" width=\"{MapBox.Width}\" height=\"{box.Height}\" role=\"group\" aria-label=\"Map; the table below says the same\">");
        (string land, string told) = LandPaths.Of(box, countries);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"land\" fill-rule=\"evenodd\" d=\"{land}\"/>");
        if (told.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"land told\" fill-rule=\"evenodd\" d=\"{told}\"/>");
        for (int i = datelines.Length - 1; i >= 0; i--) Dateline(svg, box, datelines[i], i);
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        ImmutableArray<PlaceCluster> clusters = Clusters(box, places);
        foreach (PlaceCluster c in clusters) taken.Add((c.X - Radius(c), c.Y - Radius(c), c.X + Radius(c), c.Y + Radius(c)));
        for (int i = 0; i < clusters.Length; i++) Draw(svg, clusters[i], box, places, addressOf, chosen, i < MostLabels ? taken : null);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Each place once, in the mark of the nearest place with more claims. Countries and larger areas share a mark only with their like.</summary>
    public static ImmutableArray<PlaceCluster> Clusters(MapBox box, ImmutableArray<PlaceRow> places)
    {
        var found = new List<(double X, double Y, bool IsArea, List<int> Places)>();
        for (int i = 0; i < places.Length; i++)
        {
            (double x, double y) = box.Place(places[i].Latitude, places[i].Longitude);
            bool isArea = IsArea(places[i].Precision);
            int near = found.FindIndex(c => c.IsArea == isArea && ((c.X - x) * (c.X - x)) + ((c.Y - y) * (c.Y - y)) < Near * Near);
            if (near >= 0) found[near].Places.Add(i);
            else found.Add((x, y, isArea, [i]));
        }

        return [.. found.Select(c => new PlaceCluster(Math.Round(c.X, 1), Math.Round(c.Y, 1), [.. c.Places], c.Places.Sum(p => places[p].Claims)))];
    }

    /// <summary>Class and word of what a coordinate means.</summary>
    public static (string Class, string Word) Of(PlacePrecision precision) => precision switch
    {
        PlacePrecision.City => ("spot", "town"),
        PlacePrecision.Facility => ("site", "site"),
        PlacePrecision.Admin1 or PlacePrecision.Admin2 => ("unit", "district or province"),
        PlacePrecision.Country => ("area", "country"),
        PlacePrecision.Relative => ("about", "near a named place"),
        _ => ("area", precision == PlacePrecision.Water ? "water" : "region"),
    };

    private static bool IsArea(PlacePrecision precision) => Of(precision).Class == "area";

    private static double Radius(PlaceCluster cluster) => Math.Min(22, 5 + (2.2 * Math.Log2(cluster.Claims + 1)));

    private static void Draw(StringBuilder svg, PlaceCluster cluster, MapBox box, ImmutableArray<PlaceRow> places, Func<MapBox, string> addressOf, string? chosen, List<(double Left, double Top, double Right, double Bottom)>? taken)
    {
        PlaceRow first = places[cluster.Places[0]];
        bool several = cluster.Places.Length > 1;
        MapBox closer = MapBox.Around([.. cluster.Places.Select(p => (places[p].Latitude, places[p].Longitude))]);
        bool canCloser = several && closer.East - closer.West < (box.East - box.West) * 0.9;
        string name = Phrases.Visible(first.Name) + (several ? string.Create(CultureInfo.InvariantCulture, $" +{cluster.Places.Length - 1}") : "");
        string mark = Of(first.Precision).Class, x = F(cluster.X), y = F(cluster.Y);
        double r = Radius(cluster);
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{HtmlEncoder.Default.Encode(canCloser ? addressOf(closer) : $"#p{cluster.Places[0] + 1}")}\" class=\"mark {mark}{(several ? " several" : "")}{(cluster.Places.Any(p => places[p].Key == chosen) ? " chosen" : "")}\" data-items=\"{string.Join(' ', cluster.Places.Select(p => p + 1))}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{HtmlEncoder.Default.Encode($"{string.Join(", ", cluster.Places.Take(6).Select(p => Phrases.Visible(places[p].Name)))}{(cluster.Places.Length > 6 ? " and more" : "")}: {Phrases.Count(cluster.Claims, "claim")}{(several ? "" : ", " + Of(first.Precision).Word)}")}</title>");
        svg.Append(mark switch
        {
            "site" => string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{F(cluster.X - r)}\" y=\"{F(cluster.Y - r)}\" width=\"{F(2 * r)}\" height=\"{F(2 * r)}\"/>"),
            "unit" => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x} {F(cluster.Y - r - 2)}L{F(cluster.X + r + 2)} {y} {x} {F(cluster.Y + r + 2)} {F(cluster.X - r - 2)} {y}z\"/>"),
            "about" => string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{F(r)}\"/><circle class=\"ring\" cx=\"{x}\" cy=\"{y}\" r=\"{F(r + 4)}\"/>"),
            _ => string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{F(r)}\"/>"),
        });
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"count\" x=\"{x}\" y=\"{F(cluster.Y + 4)}\">{cluster.Claims}</text>");
        if (taken is not null) Label(svg, name, cluster, r, taken);
        svg.Append("</a>");
    }

    // A pennant above its town, so that the place of a claim in the same town is not hidden.
    private static void Dateline(StringBuilder svg, MapBox box, PlaceRow place, int number)
    {
        (double x, double y) = box.Place(place.Latitude, place.Longitude);
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"#d{number + 1}\" class=\"dateline\" data-dateline=\"{number + 1}\"><title>{HtmlEncoder.Default.Encode($"{Phrases.Visible(place.Name)}: {Phrases.Count(place.Claims, "report")} filed here")}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{F(x)} {F(y)}v-34h26l-6 8 6 8h-26\"/><text x=\"{F(x + 10)}\" y=\"{F(y - 22)}\">{place.Claims}</text></a>");
    }

    // Right of its mark, left of it, under it or over it; where it would cover another each time it is left out, and the table has it.
    private static void Label(StringBuilder svg, string name, PlaceCluster cluster, double r, List<(double Left, double Top, double Right, double Bottom)> taken)
    {
        if (name.Length > 30) name = name[..29].TrimEnd() + "…";
        double wide = name.Length * 7.2, far = r + 8;
        foreach ((string anchor, double x, double y) in new[] { ("start", cluster.X + far, cluster.Y), ("end", cluster.X - far, cluster.Y), ("middle", cluster.X, cluster.Y + far + 6), ("middle", cluster.X, cluster.Y - far - 4) })
        {
            double left = anchor == "start" ? x : anchor == "end" ? x - wide : x - (wide / 2);
            (double Left, double Top, double Right, double Bottom) room = (left, y - 8, left + wide, y + 8);
            if (room.Left < 0 || room.Right > MapBox.Width || taken.Any(t => t.Left < room.Right && t.Right > room.Left && t.Top < room.Bottom && t.Bottom > room.Top)) continue;
            taken.Add(room);
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" text-anchor=\"{anchor}\" x=\"{F(x)}\" y=\"{F(y + 4.5)}\">{HtmlEncoder.Default.Encode(name)}</text>");
            return;
        }
    }

    private static string F(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
