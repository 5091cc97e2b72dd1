namespace Whence.Fuzz;

/// <summary>A bounded run with a fixed seed, for every build: the same inputs in the same order on every machine.</summary>
internal static class Seeded
{
    private const int Seed = 20121202;
    private const int MostRuns = 4000;

    /// <summary>A few kilobytes are read in milliseconds: what takes this long, even on a busy machine, does not end.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(30);

    /// <summary>Mutates the files of <paramref name="folder"/>; prints the first input that fails as base64.</summary>
    public static int Run(string folder, TimeSpan atMost)
    {
        byte[][] samples = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Random random = new(Seed);
        long start = TimeProvider.System.GetTimestamp();
        int runs = 0;
        for (; runs < MostRuns && TimeProvider.System.GetElapsedTime(start) < atMost; runs++)
        {
            byte[] input = Mutate(samples[random.Next(samples.Length)], samples[random.Next(samples.Length)], random);
            try
            {
                if (Task.Run(() => Targets.ReadPage(input)).Wait(Endless)) continue;
                Console.WriteLine($"run {runs}: not read after {Endless.TotalSeconds} seconds");
            }
            catch (AggregateException e)
            {
                Console.WriteLine($"run {runs}: {e.InnerException}");
            }

            Console.WriteLine($"input (base64): {Convert.ToBase64String(input)}");
            return 1;
        }

        Console.WriteLine($"{runs} mutated inputs read without a fault");
        return 0;
    }

    private static byte[] Mutate(byte[] sample, byte[] other, Random random)
    {
        List<byte> bytes = [.. sample];
        for (int n = random.Next(1, 12); n > 0 && bytes.Count > 0; n--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    int from = random.Next(other.Length);
                    bytes.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray());
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat(bytes[at], random.Next(1, 400)));
                    break;
            }
        }

        return [.. bytes];
    }
}
