using Whence.Places.Names;

namespace Whence.Places.Resolution;

/// <summary>A place that a name may stand for.</summary>
internal readonly struct Candidate
{
    private readonly float _x, _y, _z;

    public Candidate(Gazetteer gazetteer, Referent referent, int rank)
    {
        Row = referent.Row;
        Use = referent.Use;
        Rank = rank;
        Place = gazetteer.Row(referent.Row);
        Country = gazetteer.CountryKey(Place.Admin1);
        (double lat, double lon) = (Place.Latitude * Math.PI / 180, Place.Longitude * Math.PI / 180);
        (_x, _y, _z) = ((float)(Math.Cos(lat) * Math.Cos(lon)), (float)(Math.Cos(lat) * Math.Sin(lon)), (float)Math.Sin(lat));
    }

    public int Row { get; }

    public NameUse Use { get; }

    /// <summary>Its place among the referents of the name, best known first.</summary>
    public int Rank { get; }

    public GazetteerRow Place { get; }

    /// <summary>Key of its country (<see cref="Gazetteer.CountryKey"/>), 0 for none.</summary>
    public int Country { get; }

    /// <summary>Squared chords on the unit sphere of 40, 160 and 500 km, to compare with <see cref="SquaredChord"/>.</summary>
    public const float Chord40 = 3.942e-5f, Chord160 = 6.307e-4f, Chord500 = 6.156e-3f;

    /// <summary>Squared chord to another place on the unit sphere: it grows with the distance and needs no angle.</summary>
    public float SquaredChord(in Candidate other)
    {
        float dx = _x - other._x, dy = _y - other._y, dz = _z - other._z;
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    /// <summary>Great-circle distance in km of a squared chord.</summary>
    public static float Km(float squaredChord) => 2 * 6371f * MathF.Asin(MathF.Min(1, MathF.Sqrt(squaredChord) / 2));

    /// <summary>Whether this place lies in the unit that <paramref name="unit"/> is.</summary>
    public bool IsIn(in Candidate unit) => Row != unit.Row && unit.Place.Kind switch
    {
        RowKind.Country => Country != 0 && Country == unit.Country && Place.Kind != RowKind.Country,
        RowKind.Admin1 => Place.Admin1 == unit.Place.Admin1 && Place.Kind is not (RowKind.Admin1 or RowKind.Country),
        RowKind.Admin2 => Place.Admin2 != 0 && Place.Admin2 == unit.Place.Admin2 && Place.Admin1 == unit.Place.Admin1 && Place.Kind != RowKind.Admin2,
        _ => false,
    };
}
