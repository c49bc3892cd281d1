// Every test here starts the whole system: two of them at once would only fight for the cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
