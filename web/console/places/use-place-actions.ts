import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BorderFile, BorderMap, PlaceList, PlaceSaved, PlaceView } from '../../../src/contract/places.ts';
import {
  bordersQuery,
  checkBorders,
  clearBorders,
  importBorders,
  placesQuery,
  removePlace,
  savePlace,
} from '../api/places.ts';

/** Changes of the gazetteer; the page then shows what the hub has. */
export function usePlaceActions() {
  const client = useQueryClient();
  const onSuccess = (list: PlaceList) => client.setQueryData(placesQuery.queryKey, list);
  return {
    save: useMutation({ mutationFn: (body: PlaceSaved) => savePlace(body), onSuccess }),
    remove: useMutation({ mutationFn: (place: PlaceView) => removePlace(place.id), onSuccess }),
  };
}

export type PlaceActions = ReturnType<typeof usePlaceActions>;

/** Checking, importing and forgetting borders. */
export function useBorderActions() {
  const client = useQueryClient();
  return {
    check: useMutation({ mutationFn: (file: BorderFile) => checkBorders(file) }),
    takeOver: useMutation({
      mutationFn: (file: BorderFile) => importBorders(file),
      onSuccess: () => client.invalidateQueries({ queryKey: bordersQuery.queryKey }),
    }),
    clear: useMutation({
      mutationFn: clearBorders,
      onSuccess: (map: BorderMap) => client.setQueryData(bordersQuery.queryKey, map),
    }),
  };
}
