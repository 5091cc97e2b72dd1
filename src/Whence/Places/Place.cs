using Whence.Text;

namespace Whence.Places;

/// <summary>What a coordinate means.</summary>
public enum PlacePrecision
{
    City,
    Admin2,
    Admin1,
    Country,
    Continent,
    Region,
    Water,
    Facility,

    /// <summary>A relative location: <see cref="Place.Region"/> says where.</summary>
    Relative,
}

/// <summary>A place name of the text and the place it is, or a relative location and the region it means.</summary>
public sealed record Place
{
    public required TextSpan Span { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>"geonames:1850147", or null when the gazetteer does not know it.</summary>
    public string? GazetteerId { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null.</summary>
    public string? Country { get; init; }

    /// <summary>GeoNames code of the first-level unit: "JP.40"; or null.</summary>
    public string? Admin1 { get; init; }

    /// <summary>WGS 84 degrees, or null when there is no point.</summary>
    public double? Latitude { get; init; }

    /// <summary>WGS 84 degrees, or null when there is no point.</summary>
    public double? Longitude { get; init; }

    public PlacePrecision Precision { get; init; }

    /// <summary>Whether the name stands for the place itself: false in "Moscow said", "the Spanish player", "Boston Globe".</summary>
    public bool Literal { get; init; } = true;

    /// <summary>GeoJSON (RFC 7946) geometry said to hold a relative location 92 times in 100; null for a named place.</summary>
    public string? Region { get; init; }

    /// <summary>The same, 55 times in 100.</summary>
    public string? Core { get; init; }
}
