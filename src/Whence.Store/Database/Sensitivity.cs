namespace Whence.Store.Database;

/// <summary>How sensitive its owner says a case is. The label stands on pages, prints and exports.</summary>
public enum Sensitivity
{
    /// <summary>Nobody has said.</summary>
    Unlabelled,

    /// <summary>May be shown to anyone.</summary>
    Open,

    /// <summary>For the newsroom.</summary>
    Internal,

    /// <summary>For those who work on it. Exports ask first.</summary>
    Restricted,
}
