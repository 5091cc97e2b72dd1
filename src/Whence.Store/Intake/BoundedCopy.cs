namespace Whence.Store.Intake;

/// <summary>Reads a stream whose length nobody vouches for.</summary>
internal static class BoundedCopy
{
    /// <summary>All bytes of <paramref name="stream"/>, or null when there are more than <paramref name="limit"/>.</summary>
    public static byte[]? Read(Stream stream, long limit)
    {
        using var copy = new MemoryStream();
        byte[] buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (copy.Length + read > limit)
                return null;
            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}
