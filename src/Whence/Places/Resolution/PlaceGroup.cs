namespace Whence.Places.Resolution;

/// <summary>The occurrences of one name in the article: they stand for one place.</summary>
internal sealed class PlaceGroup
{
    public required string Name { get; init; }

    public required Candidate[] Candidates { get; init; }

    /// <summary>Occurrences: indexes into the article's toponyms. Empty for the outlet's home.</summary>
    public List<int> Mentions { get; } = [];

    /// <summary>Group named right behind it as what it lies in ("Paris, Texas"), or -1.</summary>
    public int Container { get; set; } = -1;

    /// <summary>Groups named next to it in the text.</summary>
    public List<int> Beside { get; } = [];

    /// <summary>Groups that name this one as their container.</summary>
    public int Contained { get; set; }

    /// <summary>Whether it comes from the outlet's name or address and not from the text.</summary>
    public bool IsHome { get; init; }

    /// <summary>Whether the candidates are those of a name inside this one ("Manila" for "Manila Cathedral").</summary>
    public bool IsInside { get; init; }

    public bool InDateline { get; set; }

    /// <summary>What the words beside an occurrence say it is: "city of", "County", "state".</summary>
    public GroupHints Hints { get; set; }

    /// <summary>Probability of each candidate.</summary>
    public float[] Probabilities { get; set; } = [];

    /// <summary>Index of the most probable candidate, -1 without candidates.</summary>
    public int Best
    {
        get
        {
            int best = -1;
            for (int i = 0; i < Probabilities.Length; i++)
                if (best < 0 || Probabilities[i] > Probabilities[best]) best = i;
            return best;
        }
    }
}

[Flags]
internal enum GroupHints
{
    None = 0,
    CityBefore = 1,
    CountyBeside = 2,
    StateBeside = 4,
    WaterBeside = 8,
    LocativeBefore = 16,
}
