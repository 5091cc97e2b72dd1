using System.Collections.Immutable;
using Whence.Places.Names;
using Whence.Places.Relative;

namespace Whence.Places;

/// <summary>The outline of one piece of land of a country, or of a lake or another country inside it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Points">WGS 84 degrees; the last joins the first.</param>
public sealed record CountryOutline(string Country, ImmutableArray<(float Longitude, float Latitude)> Points);

/// <summary>The outlines of countries that the reader measures relative locations by (Natural Earth, public domain), for drawing.</summary>
public static class Outlines
{
    private static readonly Lazy<ImmutableArray<CountryOutline>> _world = new(Read);

    /// <summary>Every outline; with the even-odd rule all of them together are the land of the world.</summary>
    public static ImmutableArray<CountryOutline> World => _world.Value;

    private static ImmutableArray<CountryOutline> Read()
    {
        Gazetteer gazetteer = Gazetteer.Shipped;
        return [.. new Borders(gazetteer.Section(GazetteerSection.Borders)).Rings().Select(r => new CountryOutline(gazetteer.CountryIso(r.Country), [.. r.Points]))];
    }
}
