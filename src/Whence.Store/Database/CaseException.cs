namespace Whence.Store.Database;

/// <summary>A case cannot be made, opened or used; the message says what, where and what to do.</summary>
public sealed class CaseException : Exception
{
    public CaseException(string message)
        : base(message)
    {
    }

    public CaseException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public CaseException()
    {
    }
}
