using System.Text.Json;
using Whence.Places;
using Whence.Places.Relative;

namespace Whence.Training.Places;

/// <summary>Counts relative locations as the project's scorer does: read, region and core that hold the place, their area by the disc of the distance.</summary>
internal sealed class OffsetScores
{
    private readonly List<double> _errors = [];
    private int _all, _read, _regions, _inRegion, _inCore;
    private double _regionArea, _coreArea;

    public List<string> Errors { get; } = [];

    public void Add(GoldDocument document, IReadOnlyList<Place> places)
    {
        foreach (GoldPlace gold in document.Places)
        {
            _all++;
            Place? ours = places.FirstOrDefault(p => p.Precision == PlacePrecision.Relative && p.Span.Overlaps(gold.Span));
            if (ours is null)
            {
                Errors.Add("unread  " + document.Article.Text);
                continue;
            }

            _read++;
            if (ours.Region is null || ours.Core is null)
            {
                Errors.Add("unsure  " + document.Article.Text);
                continue;
            }

            _regions++;
            double disc = Math.PI * gold.Km * gold.Km, error = LocalPlane.Km(gold.Latitude!.Value, gold.Longitude!.Value, ours.Latitude!.Value, ours.Longitude!.Value) / gold.Km;
            _errors.Add(error);
            (bool region, double regionArea) = Holds(ours.Region, gold);
            (bool core, double coreArea) = Holds(ours.Core, gold);
            _regionArea += regionArea / disc;
            _coreArea += coreArea / disc;
            if (core) _inCore++;
            if (region) _inRegion++;
            else Errors.Add($"outside {error:F1} {document.Article.Text}");
        }
    }

    public override string ToString()
    {
        _errors.Sort();
        return $"{_all} phrases, read {100.0 * _read / _all:F1}, with a region {100.0 * _regions / _all:F1} | point off by {_errors[_errors.Count / 2]:F2} of the distance | " +
            $"region holds {100.0 * _inRegion / _regions:F1}, area {_regionArea / _regions:F2} | core holds {100.0 * _inCore / _regions:F1}, area {_coreArea / _regions:F2} | wrong anchors (over 3) {100.0 * _errors.Count(e => e > 3) / _regions:F1}";
    }

    /// <summary>Even-odd rule in degrees, and the area in square km.</summary>
    private static (bool Inside, double Area) Holds(string geoJson, GoldPlace place)
    {
        using var json = JsonDocument.Parse(geoJson);
        JsonElement coordinates = json.RootElement.GetProperty("coordinates");
        var polygons = json.RootElement.GetProperty("type").GetString() == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToList();
        bool odd = false;
        double area = 0;
        foreach (JsonElement polygon in polygons)
        {
            bool hole = false;
            foreach (JsonElement ring in polygon.EnumerateArray())
            {
                (double X, double Y)[] points = [.. ring.EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble()))];
                double x = place.Longitude!.Value + (360 * Math.Round((points[0].X - place.Longitude.Value) / 360)), y = place.Latitude!.Value, sum = 0;
                double scale = Math.Cos(points.Average(p => p.Y) * Math.PI / 180) * Math.Pow(Math.PI * 6371.0088 / 180, 2);
                for (int i = 0; i + 1 < points.Length; i++)
                {
                    (double X, double Y) a = points[i], b = points[i + 1];
                    if (a.Y > y != b.Y > y && x < a.X + ((y - a.Y) * (b.X - a.X) / (b.Y - a.Y))) odd = !odd;
                    sum += (a.X * b.Y) - (b.X * a.Y);
                }

                area += (hole ? -1 : 1) * Math.Abs(sum) / 2 * scale;
                hole = true;
            }
        }

        return (odd, area);
    }
}
