namespace Whence.Places.Resolution;

/// <summary>What speaks for or against a candidate. The numbers are part of the file format.</summary>
internal enum ResolutionFeature
{
    Size,
    SizeSquared,
    UnitSize,
    CountrySize,
    KindFirst,
    KindLast = KindFirst + 12,
    UseOther,
    UseAbbreviation,
    UseDemonym,
    UseBare,
    FirstRank,
    LogRank,

    /// <summary>The name is followed by a unit that it lies in, or by one that it does not.</summary>
    InContainer,
    OutsideContainer,

    /// <summary>Other names call it their container.</summary>
    IsContainer,
    ContainerTown,

    /// <summary>A name right beside lies in it, or holds it.</summary>
    BesideHolds,
    BesideWithin,
    HintCity,
    HintCounty,
    HintState,
    HintWater,
    HintCityOther,
    HintCountyOther,

    /// <summary>In the country of the outlet's address.</summary>
    HomeCountry,
    ForeignToHome,

    /// <summary>Near the outlet's home, within 40 km, 160 km; in its first-level unit.</summary>
    HomeNear,
    HomeRegion,
    HomeUnit,

    /// <summary>The article names it in its dateline, or it lies near that.</summary>
    Dateline,
    NearDateline,
    CountryShare,
    UnitShare,
    TopCountry,
    TopUnit,
    CountryNamed,
    UnitNamed,
    Near40,
    Near160,
    Near500,
    LogNearest,
    SmallNear,
    SmallTopUnit,
    SmallForeign,
    CapitalForeign,
    CapitalNamed,
    LargeForeign,
    AreaHolds,

    /// <summary>A unit outside the United States that holds a town of its own name, and nothing beside it says that the unit is meant.</summary>
    HoldsNamesake,
    Count,
}
